from django.db.models import F

from articles.models import Revision


def related_stories(article, at=None, limit=5):
    """The stories kept as related to `article`: pins first, then by rank.

    Only those live at `at`; `article` itself is never one, nor is what an editor excluded. Returns a
    list of 0 to `limit` revisions, article and section loaded, in one query, each with `chosen`: whether
    it was pinned or is near enough, and does not just fill the place. Nothing is chosen here:
    `choose_related` wrote the rows when the story was placed.
    """
    revisions = Revision.objects.live(at).filter(
        article__related_to__article=article, article__related_to__excluded=False
    )
    rows = revisions.for_list().annotate(
        pinned=F("article__related_to__pinned"),
        rank=F("article__related_to__rank"),
        related_score=F("article__related_to__score"),
    )
    stories = list(rows.order_by("-pinned", "rank")[:limit])
    for story in stories:
        story.chosen = story.pinned or story.related_score > 0
    return stories
