"""Where a list goes on: the last row's time and number, as `?before=` carries them."""

import re
from datetime import UTC, datetime, timedelta

FORM = re.compile(r"(\d{1,17})-(\d{1,18})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def cursor_at(time, pk):
    """The cursor of the row with that time and number: `1795537740000000-123`."""
    return f"{(time - EPOCH) // MICROSECOND}-{pk}"


def kept_by(before, row):
    """The parameters that a list is kept by: its cursor, where it is the place of `row`, the last one of the
    page before. Anyone can make up others without end, which would push pages out that are asked for."""
    return ("before",) if row is not None and before == cursor_at(*row) else ()


def read_cursor(text):
    """(time, number) of a cursor, or None if it is not one."""
    found = FORM.fullmatch(text or "")
    if not found:
        return None
    try:
        return EPOCH + int(found[1]) * MICROSECOND, int(found[2])
    except OverflowError:
        return None
