"""A new story enters the lists of the older stories nearest to it: at most twenty, by a worker."""

from django.db import transaction
from django.db.models import Count, Min, Q
from django.utils.timezone import now

from articles.models import Article
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.turn import take_turn

from .candidates import candidates
from .choice import KEPT, NEAR_ENOUGH, telling_of
from .scores import scored
from .standing import words_for_readers

MOST = 20


def refresh_later(article, revision, move=None):
    """Have it done once the story is out, which for a scheduled one is later."""
    key = f"related-{article.pk}-{move.pk}" if move else None
    enqueue("related.refresh", {"article": article.pk}, key=key, due_at=max(revision.live_from, now()))


@job("related.refresh", long=True)
def refresh_neighbours(payload):
    """Choose anew for each story whose list the new one enters, each in a transaction of its own."""
    from .storage import keep_choice

    article = Article.objects.select_related("section").filter(pk=payload["article"]).first()
    if article is None or not article.revisions.live().exists():
        return
    for pk in entered_by(article, words_for_readers(article)):
        with transaction.atomic():
            take_turn()
            for older in Article.objects.select_related("section").filter(
                pk=pk
            ):  # or none: deleted meanwhile
                keep_choice(older)


def entered_by(article, revision):
    """The stories, at most twenty and the nearest first, in whose list `article` has a place by its score."""
    telling = telling_of(article, revision)
    near = scored(telling, candidates(telling, body=revision.body), article.published_at)
    scores = {one.candidate.pk: one.score for one in near if one.score >= NEAR_ENOUGH}
    automatic = Q(related_rows__pinned=False, related_rows__excluded=False)
    lowest = {
        pk: low if rows >= KEPT else 0
        for pk, low, rows in Article.objects.filter(pk__in=list(scores))
        .annotate(
            low=Min("related_rows__score", filter=automatic), rows=Count("related_rows", filter=automatic)
        )
        .values_list("pk", "low", "rows")
    }
    return [pk for pk, score in scores.items() if score > lowest.get(pk, 0)][:MOST]
