"""Asking the index, for readers: a page of live stories, by relevance or newest first."""

from dataclasses import dataclass, field

from django.utils.formats import number_format

from articles.models import Revision

from .gathering import CHECKED, gather, newer, older
from .question import read_question
from .ranking import ranked
from .wanted import Wanted

CANDIDATES, PAGE = 2_000, 20


@dataclass
class Found:
    """A page of results. `numbers` are of revisions, in order; the cursors are places, as `before` takes
    them: `older` None on the last page, `newer` None on the first and () where the first is next.

    `total` counts exactly unless it is `about`; `best_of` says among how many of the newest, if not all.
    """

    numbers: list
    older: tuple | None
    newer: tuple | None
    total: int
    about: bool = False
    best_of: int | None = None
    further: tuple | None = None  # from where to look further back, where none was found so far
    rows: list = field(default_factory=list)  # of the index: all of them, where all were counted

    @property
    def words(self):
        return number_format(self.total, force_grouping=True)

    @property
    def of_words(self):
        return number_format(CHECKED, force_grouping=True)

    @property
    def best_of_words(self):
        return number_format(self.best_of, force_grouping=True)


def find(query, language):
    """The newest live revisions with all the words of `query`, a page of them at most, as a queryset."""
    wanted = Wanted(read_question(query), language)
    numbers = find_newest(wanted).numbers if wanted else []
    return Revision.objects.live().filter(pk__in=numbers).latest()


def find_newest(wanted, before=None):
    gathered, reached, back = gather(wanted, CANDIDATES), None, None
    if before:
        rows, reached = older(wanted, before, PAGE + 1)
        above, _far = newer(wanted, rows[0].place if rows else before, PAGE + 1)
        back = above[PAGE].place if len(above) > PAGE else ()
    else:
        rows = gathered.rows[: PAGE + 1]
        reached = gathered.reached if len(rows) <= PAGE else None
    return _found(rows, [row.pk for row in rows], back, gathered, reached)


def find_best(wanted, before=None):
    """By relevance among the newest candidates; without words there is none, and newest comes first."""
    if not wanted.terms:
        return find_newest(wanted, before)
    gathered = gather(wanted, CANDIDATES)
    order = ranked(gathered.rows, wanted.terms, gathered.stories)
    start = sum(one.place >= before for one in order) if before else 0
    rows = order[start : start + PAGE + 1]
    back = (order[start - PAGE - 1].place if start > PAGE else ()) if start else None
    found = _found(rows, [one.row.pk for one in rows], back, gathered)
    found.best_of = gathered.of
    return found


def _found(rows, numbers, back, gathered, reached=None):
    following = rows[PAGE - 1].place if len(rows) > PAGE else reached
    total, about = len(gathered.rows), gathered.searched is not None
    if about:
        total = round_number(total * gathered.stories / max(gathered.searched, 1))
    further = gathered.reached if about and not gathered.rows else None
    return Found(
        numbers[:PAGE], following, back, total, about, rows=[] if about else gathered.rows, further=further
    )


def round_number(number):
    """Two digits and noughts: 12,345 is 12,000."""
    number = round(number)
    return round(number, -max(len(str(number)) - 2, 0))
