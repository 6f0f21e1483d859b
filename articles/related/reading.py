from django.db.models import F

from articles.models import Revision


def related_stories(article, at=None, limit=5):
    """The stories kept as related to `article`: pins first, then by rank.

    Only those live at `at`; `article` itself is never one. Returns a list of 0 to `limit`
    revisions, article and section loaded, in one query. Nothing is chosen here: `choose_related`
    wrote the rows when the story was placed.
    """
    revisions = Revision.objects.live(at).filter(article__related_to__article=article)
    return list(
        revisions.for_list()
        .annotate(pinned=F("article__related_to__pinned"), rank=F("article__related_to__rank"))
        .order_by("-pinned", "rank")[:limit]
    )
