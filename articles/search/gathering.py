"""Rows of the index, newest first, window by window: the work stops when there are enough."""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import prod

from . import tables
from .entry import moment_of, month_of, time_of
from .months import windows
from .wanted import NO_STORY

FEW = 4_000  # stories in the first window, where words are common or unknown
CHECKED = 8_000  # stories with the words of a phrase that are read to see if they have it
RARE = 5_000  # stories with a word: so few are looked up at once


@dataclass
class Row:
    pk: int
    article_id: int
    moment: int
    telling: str

    @property
    def place(self):
        return self.moment, self.article_id


@dataclass
class Gathered:
    """The newest live rows. Where they are not all: of about how many stories they are (`searched`), how many
    of the newest with the words were looked at (`of`), and the place of the last of them (`reached`)."""

    rows: list
    stories: int
    searched: int | None = None
    of: int | None = None
    reached: tuple | None = None


def gather(wanted, limit):
    """The newest `limit` live rows of `wanted`, as Gathered."""
    after, before = wanted.bounds()
    known = wanted.months()
    total, searched, looked, rows = sum(stories for _month, stories in known), 0, 0, []
    most = CHECKED if wanted.is_dear else limit
    for window in windows(known, _likely(wanted, total, most)):
        found = _in_window(wanted, window, after, before, most - looked)
        looked += len(found)
        rows += _checked(wanted, found)
        if looked >= most:
            searched = min(searched + _part(window, found[-1].moment, before[0]), total)
            return Gathered(rows[:limit], total, searched, most, found[-1].place)
        searched += window.stories
    return Gathered(rows, total)


def _likely(wanted, total, limit):
    """In how many of the newest stories `limit` are likely to be found: in all, if a word is rare."""
    known = [term.stories for term in wanted.terms if term.stories]
    if known and min(known) <= RARE:
        return total
    share = prod(min(stories / max(total, 1), 1) for stories in known)
    return max(FEW, 1.2 * limit / share)


def older(wanted, place, limit):
    """The first `limit` live rows after `place` in the order of newest first."""
    after, before = wanted.bounds()
    before = min(before, place)
    known = [(month, stories) for month, stories in wanted.months() if month <= _month_at(before[0])]
    return _first(wanted, windows(known, FEW), after, before, limit)


def newer(wanted, place, limit):
    """The nearest `limit` live rows before `place`, the nearest first."""
    after, before = wanted.bounds()
    after = max(after, place) if after else place
    known = [(month, stories) for month, stories in wanted.months() if month >= _month_at(after[0])]
    return _first(wanted, windows(known[::-1], FEW), after, before, limit, ascending=True)


def _first(wanted, all_windows, after, before, limit, ascending=False):
    """(rows, place that was reached if the looking stopped before there were enough)."""
    found, looked = [], 0
    step = CHECKED // 4 if wanted.is_dear else limit
    for window in all_windows:
        start, end = after, before
        while len(found) < limit:
            rows = _in_window(wanted, window, start, end, step, ascending)
            found += _checked(wanted, rows)
            looked += len(rows)
            if len(rows) < step:
                break
            start, end = (rows[-1].place, end) if ascending else (start, rows[-1].place)
            if looked >= CHECKED:
                return found[:limit], rows[-1].place
    return found[:limit], None


def _checked(wanted, rows):
    """Those of `rows`, found by the words of its phrases, that have them as phrases."""
    if not wanted.is_dear:
        return rows
    having = tables.having(wanted.expression(), [row.pk for row in rows])
    return [row for row in rows if row.pk in having]


def _in_window(wanted, window, after, before, limit, ascending=False):
    if not window.marked and ascending:
        edge = (moment_of(_start(window.months[0])), NO_STORY)
        after = max(after, edge) if after else edge
    elif not window.marked:
        before = min(before, (moment_of(_start(window.months[0] + 1)), NO_STORY))
    asked = wanted.expression(window.months if window.marked else (), loose=wanted.is_dear)
    bounds = {"after": after, "before": before, "ascending": ascending}
    rows = tables.newest(asked, wanted.language, wanted.moment, limit=limit, **bounds)
    return [Row(*row) for row in rows]


def _part(window, reached, top):
    """About how many stories of a window are newer than the moment that was reached in it."""
    bottom = moment_of(_start(window.months[-1]))
    top = min(top, moment_of(_start(window.months[0] + 1)))
    return max(1, round(window.stories * (top - reached) / max(top - bottom, 1)))


def _start(month):
    """The first moment of a month as 202611; 202613 is January."""
    year, number = divmod(month, 100)
    return datetime(year + (number > 12), 1 if number > 12 else number, 1, tzinfo=UTC)


def _month_at(moment):
    return month_of(time_of(moment))
