"""Rows of the index, newest first, window by window: the work stops when there are enough."""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import prod

from . import tables
from .entry import moment_of, month_of, time_of
from .months import windows
from .wanted import NO_STORY

FEW = 4_000  # stories in the first window, where words are common or unknown
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
    """The newest live rows, and of how many stories (about) they are all: None where of every one."""

    rows: list
    searched: int | None
    stories: int


def gather(wanted, limit):
    """The newest `limit` live rows of `wanted`, as Gathered."""
    after, before = wanted.bounds()
    known = wanted.months()
    total, searched, rows = sum(stories for _month, stories in known), 0, []
    for window in windows(known, _likely(wanted, total, limit)):
        found = _in_window(wanted, window, after, before, limit - len(rows))
        rows += found
        if len(rows) >= limit:
            searched += _part(window, found[-1].moment, before[0])
            return Gathered(rows, min(searched, total), total)
        searched += window.stories
    return Gathered(rows, None, total)


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
    found = []
    for window in all_windows:
        found += _in_window(wanted, window, after, before, limit - len(found), ascending)
        if len(found) >= limit:
            break
    return found


def _in_window(wanted, window, after, before, limit, ascending=False):
    if not window.marked and ascending:
        edge = (moment_of(_start(window.months[0])), NO_STORY)
        after = max(after, edge) if after else edge
    elif not window.marked:
        before = min(before, (moment_of(_start(window.months[0] + 1)), NO_STORY))
    asked = wanted.expression(window.months if window.marked else ())
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
