"""Stamps say what has changed: bumped in the transaction of the change, read by whatever keeps something."""

import time

from django.db import connection
from django.utils.timezone import now

from .models import Stamp

FRESH_SECONDS = 0.5
_held = {}


def bump(*keys):
    """Make stale whatever depends on `keys`, when the present transaction commits: one query.

    Rows are written in the order of their keys, so that two writers cannot lock each other out.
    """
    if not keys:
        return
    keys = sorted(set(keys))
    moment = connection.ops.adapt_datetimefield_value(now())
    marks = ", ".join(["(%s, 1, %s)"] * len(keys))
    sql = (
        f"INSERT INTO newsroom_stamp (key, count, changed) VALUES {marks} "
        "ON CONFLICT (key) DO UPDATE SET count = newsroom_stamp.count + 1, changed = excluded.changed"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for key in keys for value in (key, moment)])
    forget()


def counts(*keys):
    """How often each of `keys` was bumped, 0 for never, in their order: one query."""
    found = dict(Stamp.objects.filter(key__in=keys).values_list("key", "count"))
    return tuple(found.get(key, 0) for key in keys)


def kept(name, read, *keys):
    """What `read()` gave, kept in this process until one of `keys` was bumped anywhere.

    Looked up at most every half second: one query then, none in between.
    """
    held = _held.get(name)
    if held and time.monotonic() - held[0] < FRESH_SECONDS:
        return held[2]
    stamp = counts(*keys)
    value = held[2] if held and held[1] == stamp else read()
    _held[name] = (time.monotonic(), stamp, value)
    return value


def forget():
    """Drop all that this process keeps, so that the process which bumps sees its own change at once."""
    _held.clear()
