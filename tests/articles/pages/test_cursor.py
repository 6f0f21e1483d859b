from datetime import UTC, datetime

import pytest

from articles.pages.cursor import cursor_at, read_cursor


def test_a_cursor_leads_back_to_its_row_to_the_microsecond():
    time = datetime(2026, 11, 24, 16, 49, 0, 123456, tzinfo=UTC)

    assert read_cursor(cursor_at(time, 7)) == (time, 7)


@pytest.mark.parametrize("text", ["", "x", "1", "1-", "-1", "1-1-1", "1 -1", "99999999999999999-1x", None])
def test_what_is_no_cursor_is_none(text):
    assert read_cursor(text) is None
