"""What stands in the boxes of the front page beside the open stories: each a list, in one or two queries."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Subquery

from articles.models import Byline, Move, Photo, Revision
from newsroom.long_lists import LONGEST

SOON = timedelta(days=7)
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


def schedule(moment, most=10):
    """What goes out or comes down by itself in the next week: revisions with `at` and `goes_out`."""
    going_out = list(Revision.objects.scheduled(moment).approved().for_list().order_by("live_from")[:most])
    follows = Revision.objects.filter(article=OuterRef("article"), live_from=OuterRef("live_until"))
    coming_down = (
        Revision.objects.filter(live_until__gt=moment, live_until__lte=moment + SOON)
        .annotate(followed=Subquery(follows.values("pk")[:1]))
        .filter(followed=None)
        .for_list()
        .order_by("live_until")[:most]
    )
    rows = []
    for revision in going_out:
        revision.at, revision.goes_out = revision.live_from, True
        rows.append(revision)
    for revision in coming_down:
        revision.at, revision.goes_out = revision.live_until, False
        rows.append(revision)
    return sorted(rows, key=lambda revision: revision.at)[:most]


def scheduled_stories(moment):
    """How many stories have a version to come."""
    return Revision.objects.scheduled(moment).approved().aggregate(n=Count("article", distinct=True))["n"]


def pictures_without_credit():
    """How many there are, counted as far as their list goes."""
    return Photo.objects.filter(credit="").values("pk")[:LONGEST].count()
