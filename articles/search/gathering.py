"""Rows of the index, newest first, window by window: the work stops when there are enough."""

from dataclasses import dataclass
from datetime import UTC, datetime

from articles.models import Revision

from . import tables
from .entry import moment_of, month_of, time_of
from .months import windows
from .wanted import NO_STORY

FEW = 4_000  # stories in the first window, where only a page is wanted


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
    for window in windows(known):
        found = _in_window(wanted, window, after, before, limit - len(rows))
        rows += found
        if len(rows) >= limit:
            searched += _part(window, found[-1].moment, before[0])
            return Gathered(live(rows), min(searched, total), total)
        searched += window.stories
    return Gathered(live(rows), None, total)


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


def live(rows):
    """Those of `rows` that readers get now; of two revisions of a story one at most."""
    numbers = [row.pk for row in rows]
    alive = set(Revision.objects.live().filter(pk__in=numbers).values_list("pk", flat=True)) if rows else ()
    return [row for row in rows if row.pk in alive]


def _first(wanted, all_windows, after, before, limit, ascending=False):
    found = []
    for window in all_windows:
        start, end = after, before
        while len(found) < limit:
            rows = _in_window(wanted, window, start, end, limit * 2, ascending)
            found += live(rows)
            if len(rows) < limit * 2:
                break
            start, end = (rows[-1].place, end) if ascending else (start, rows[-1].place)
        if len(found) >= limit:
            break
    return found[:limit]


def _in_window(wanted, window, after, before, limit, ascending=False):
    if not window.marked and ascending:
        edge = (moment_of(_start(window.months[0])), NO_STORY)
        after = max(after, edge) if after else edge
    elif not window.marked:
        before = min(before, (moment_of(_start(window.months[0] + 1)), NO_STORY))
    asked = wanted.expression(window.months if window.marked else ())
    rows = tables.newest(asked, wanted.language, after=after, before=before, limit=limit, ascending=ascending)
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
