"""Choosing: shared rare tags first, then the section, newest first.

A tag counts the more the fewer stories carry it: 1 / log2(2 + stories), as in tf-idf. Of each
tag the 60 stories that got it last are looked at, so the cost does not grow with the archive
but for one count a tag, read from its index.
"""

from collections import defaultdict
from math import log2

from django.db.models import Exists, OuterRef

from articles.models import Article, RelatedStory, Revision, TaggedArticle

KEPT = 12
OF_EACH_TAG = 60
MOST_TAGS = 8


def choose_related(article, move=None):
    """Write the rows of `article` anew, pins left as they are; returns them by rank.

    Candidates are live now, in its language, and neither the story nor a translation of it.
    About seven queries, and two more for each of its first eight tags.
    """
    pinned = {row.related_id for row in article.related_rows.filter(pinned=True)}
    candidates = _candidates(article).exclude(pk__in=pinned)
    scores, shared = _by_tags(article)
    found = candidates.filter(pk__in=scores).values_list("pk", "published_at")
    chosen = sorted(found, key=lambda one: (scores[one[0]], one[1], one[0]), reverse=True)
    chosen = [pk for pk, _published in chosen[:KEPT]]
    if len(chosen) < KEPT:
        chosen += _newest(
            candidates.filter(section=article.section).exclude(pk__in=chosen), KEPT - len(chosen)
        )
    rows = [
        RelatedStory(article=article, related_id=pk, rank=rank, score=scores.get(pk, 0), reason=reason)
        for rank, pk in enumerate(chosen, start=1)
        for reason in [_reason(article, shared.get(pk))]
    ]
    article.related_rows.filter(pinned=False).delete()
    return RelatedStory.objects.bulk_create(rows)


def _candidates(article):
    family = {article.pk, article.translation_of_id, *article.translations.values_list("pk", flat=True)}
    live = Revision.objects.filter(article=OuterRef("pk")).live()
    return Article.objects.filter(Exists(live), language=article.language).exclude(pk__in=family - {None})


def _newest(articles, limit):
    return list(articles.order_by("-published_at", "-pk").values_list("pk", flat=True)[:limit])


def _by_tags(article):
    """Stories with a tag of the article's: what they score, and which tags they share."""
    scores, shared = defaultdict(float), defaultdict(list)
    for tag in article.tags.order_by("pk")[:MOST_TAGS]:
        tagged = TaggedArticle.objects.filter(tag=tag)
        weight = 1 / log2(2 + tagged.count())
        for pk in tagged.order_by("-pk").values_list("content_object_id", flat=True)[:OF_EACH_TAG]:
            scores[pk] += weight
            shared[pk].append(tag.name)
    return scores, shared


def _reason(article, tags):
    if tags:
        return f"same tags: {', '.join(tags)}"[:200]
    return f"same section: {article.section.name}"
