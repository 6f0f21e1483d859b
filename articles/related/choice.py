"""Choosing: shared rare tags first, then the section, newest first.

A tag counts the more the fewer stories carry it: 1 / log2(2 + stories), as in tf-idf. The
newest 60 stories of each tag are looked at, so the cost does not grow with the archive but
for one count a tag, read from its index.
"""

from collections import defaultdict
from math import log2

from django.db.models import Exists, OuterRef

from articles.models import Article, RelatedStory, Revision

KEPT = 12
OF_EACH_TAG = 60


def choose_related(article, move=None):
    """Write the rows of `article` anew, pins left as they are; returns them by rank.

    Candidates are live now, in its language, and neither the story nor a translation of it.
    About four queries, and two more for each of its first eight tags.
    """
    pinned = {row.related_id for row in article.related_rows.filter(pinned=True)}
    scores, reasons = _by_tags(article)
    chosen = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:KEPT]
    chosen += [pk for pk in _newest(_candidates(article).filter(section=article.section)) if pk not in scores]
    rows = [
        RelatedStory(article=article, related_id=pk, rank=rank, score=scores.get(pk, 0), reason=reasons(pk))
        for rank, pk in enumerate([pk for pk in chosen if pk not in pinned][:KEPT], start=1)
    ]
    article.related_rows.filter(pinned=False).delete()
    return RelatedStory.objects.bulk_create(rows)


def _candidates(article):
    family = {article.pk, article.translation_of_id, *article.translations.values_list("pk", flat=True)}
    live = Revision.objects.filter(article=OuterRef("pk")).live()
    return Article.objects.filter(Exists(live), language=article.language).exclude(pk__in=family - {None})


def _newest(articles, limit=OF_EACH_TAG):
    return list(articles.order_by("-published_at", "-pk").values_list("pk", flat=True)[:limit])


def _by_tags(article):
    scores, shared = defaultdict(float), defaultdict(list)
    candidates = _candidates(article)
    for tag in article.tags.order_by("pk")[:8]:
        weight = 1 / log2(2 + Article.tags.through.objects.filter(tag=tag).count())
        for pk in _newest(candidates.filter(tagged__tag=tag)):
            scores[pk] += weight
            shared[pk].append(tag.name)

    def reason(pk):
        return (
            f"same tags: {', '.join(shared[pk])}"[:200]
            if shared[pk]
            else f"same section: {article.section.name}"
        )

    return scores, reason
