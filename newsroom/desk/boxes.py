"""What stands in the boxes of the front page beside the open stories: each a list, in one or two queries."""

from copy import copy
from datetime import timedelta

from django.db.models import Case, Count, Exists, F, OuterRef, Q, When, Window

from articles.models import Byline, Move, Photo, Review, Revision
from articles.reviews.queue import with_headlines
from newsroom.long_lists import LONGEST

SOON = timedelta(days=7)
SHOWN_SCHEDULED, MOST_SCHEDULED = 10, 100
LATELY = timedelta(days=7)


def lately_moved_by(person, most=20):
    """Numbers of the stories this person moved last; giving one away does not make it theirs."""
    moves = Move.objects.filter(by=person).exclude(verb="assign").order_by("-at")
    return list(moves.values_list("article", flat=True)[:most])


def live_now(moment, most=8):
    """The versions that went out last and are still out."""
    return list(_with_tally(Revision.objects.live(moment))[:most])


def out_lately(person, moment, most=8):
    """The versions of this person's stories that went out in the last week and are still out."""
    named = Byline.objects.filter(correspondent__user=person, article=OuterRef("article"))
    week = Revision.objects.live(moment).filter(live_from__gte=moment - LATELY)
    return list(_with_tally(week.filter(Exists(named)))[:most])


def _with_tally(revisions):
    return revisions.for_list().select_related("article__tally").order_by("-live_from")


def schedule(moment):
    """(rows, stories): what goes out or comes down by itself, the next first, each a revision with `at`
    and `goes_out`; and how many stories have a version to come. One query, two where they are many."""
    follows = Revision.objects.filter(article=OuterRef("article"), live_from=OuterRef("live_until"))
    begins = Q(live_from__gt=moment, article__approved_revision=F("pk"))
    ends = Q(live_until__gt=moment, live_until__lte=moment + SOON)
    found = Revision.objects.filter(begins | ends).annotate(followed=Exists(follows))
    changes_at = Case(When(live_from__gt=moment, then=F("live_from")), default=F("live_until"))
    found = list(found.for_list().order_by(changes_at, "pk")[:MOST_SCHEDULED])
    rows, to_come = [], set()
    for revision in found:
        if revision.live_from > moment and revision.pk == revision.article.approved_revision_id:
            rows.append(_at(revision, revision.live_from, True))
            to_come.add(revision.article_id)
        if revision.live_until and moment < revision.live_until <= moment + SOON and not revision.followed:
            rows.append(_at(copy(revision), revision.live_until, False))
    rows.sort(key=lambda revision: revision.at)
    is_cut = len(found) == MOST_SCHEDULED
    return rows[:SHOWN_SCHEDULED], scheduled_stories(moment) if is_cut else len(to_come)


def _at(revision, at, goes_out):
    revision.at, revision.goes_out = at, goes_out
    return revision


def scheduled_stories(moment):
    """How many stories have a version to come."""
    return Revision.objects.scheduled(moment).approved().aggregate(n=Count("article", distinct=True))["n"]


def pictures_without_credit():
    """How many there are, counted as far as their list goes."""
    return Photo.objects.filter(credit="").values("pk")[:LONGEST].count()


def waiting_reviews(most):
    """The reviews that wait longest, each with its story's `headline` and `waiting`, how many wait in all."""
    every = Review.objects.waiting().annotate(waiting=Window(Count("pk")))
    return list(with_headlines(every.select_related("article__tally"))[:most])
