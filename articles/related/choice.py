"""Choosing: the nearest candidates, each event once; the newest of the section where there are too few."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import now

from .candidates import candidates, family_of, linked_in, may_stand_beside
from .indexing import tellings
from .reasons import reason_for
from .scores import scored
from .vectors import likeness, unpacked

KEPT = 12
NEAR_ENOUGH = 0.05
SAME_WORDS = 0.8
SAME_EVENT, ONE_EVENT = 0.55, timedelta(days=2)


@dataclass
class Chosen:
    """One story chosen to stand beside another; a score of 0 is one that only fills the place."""

    pk: int
    score: float
    reason: str


def choose(article, copy, *, limit=KEPT, before_only=False, without=(), telling=None):
    """Up to `limit` Chosen for `article`, as told in `copy` (revision or working copy), the nearest first.

    `without`: numbers of stories that are not to be chosen. Writes nothing.
    """
    telling = telling or telling_of(article, copy)
    moment = article.published_at or now()
    found = candidates(telling, body=copy.body, before_only=before_only, without=without)
    chosen = [
        Chosen(one.candidate.pk, round(one.score, 4), reason_for(telling, one.candidate, copy))
        for one in _each_event_once(scored(telling, found, moment), limit)
    ]
    if len(chosen) < limit:
        without = {*without, *(one.pk for one in chosen), *family_of(article), *linked_in(copy.body)}
        chosen += _of_the_section(article, limit - len(chosen), before_only, without)
    return chosen


def telling_of(article, copy):
    """The weighed Telling of one story."""
    copy.article_id, copy.article = article.pk, article
    return tellings([copy])[0].weigh()


def _each_event_once(rows, limit):
    """The nearest of `rows`, without what tells the story itself, or one taken before, over again."""
    taken, told = [], []
    for row in rows:
        if len(taken) == limit or row.score < NEAR_ENOUGH:
            break
        candidate = row.candidate
        again = row.likeness >= SAME_WORDS or any(
            _tells_the_same(likeness(words, candidate.words), other.published_at, candidate.published_at)
            for other, words in told
        )
        if not again:
            taken.append(row)
            told.append((candidate, unpacked(candidate.words)))
    return taken


def _tells_the_same(near, one, other):
    """Nearly the same words; or, within two days of each other, the words of the same event."""
    return near >= SAME_WORDS or (near >= SAME_EVENT and abs(one - other) <= ONE_EVENT)


def _of_the_section(article, limit, before_only, without):
    found = may_stand_beside(article, before_only=before_only).filter(section=article.section_id)
    found = found.order_by("-published_at", "-pk").values_list("pk", flat=True)[: limit + len(without)]
    numbers = [pk for pk in found if pk not in without][:limit]
    return [Chosen(pk, 0, f"same section: {article.section.name}") for pk in numbers]
