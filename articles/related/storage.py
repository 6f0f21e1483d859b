"""Keeping what was chosen: rows, with the pages that print them made stale in the same transaction."""

from django.db import transaction

from articles.models import RelatedStory, StoryTerms
from newsroom.page_store.stamps import bump

from .choice import choose, telling_of
from .indexing import count, index
from .refreshing import refresh_later
from .standing import words_for_readers


@transaction.atomic
def choose_related(article, move=None):
    """Index a story that was placed, choose what stands beside it, and have its neighbours refreshed."""
    revision = words_for_readers(article)
    if revision is None:
        return []
    telling = telling_of(article, revision)
    if not StoryTerms.objects.filter(article=article).exists():
        count([telling])
    index([telling])
    refresh_later(article, revision, move)
    return keep_choice(article, revision, telling)


def keep_choice(article, revision=None, telling=None):
    """Write the automatic rows of `article` anew; pins and exclusions stay. Returns all rows made."""
    revision = revision or words_for_readers(article)
    kept = dict(article.related_rows.exclude(pinned=False, excluded=False).values_list("related", "pinned"))
    chosen = choose(article, revision, without=kept, telling=telling) if revision else []
    rows = [
        RelatedStory(article=article, related_id=one.pk, rank=rank, score=one.score, reason=one.reason)
        for rank, one in enumerate(chosen, start=1)
    ]
    old = article.related_rows.filter(pinned=False, excluded=False)
    was = list(old.order_by("rank").values_list("related", "score", "reason"))
    if was != [(row.related_id, row.score, row.reason) for row in rows]:
        old.delete()
        RelatedStory.objects.bulk_create(rows)
        bump(f"related-{article.pk}")
    return rows
