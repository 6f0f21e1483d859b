from django.utils.timezone import now

from articles.models import RelatedStory, Revision
from newsroom.prepared import prepared


def related_stories(article, at=None, limit=5):
    """The stories kept as related to `article`: pins first, then by rank.

    Only those live at `at`; `article` itself is never one, nor is what an editor excluded. Returns a
    list of 0 to `limit` revisions, as `for_rail` reads them, each with `chosen`: whether it was
    pinned or is near enough, and does not just fill the place. Nothing is chosen here:
    `choose_related` wrote the rows when the story was placed.

    Two queries: asked in one, PostgreSQL thinks longer about the order of its tables than both take.
    """
    kept = {number: pinned or score > 0 for number, pinned, score in _kept(article.pk)}
    live = {one.article_id: one for one in _live(at or now(), tuple(kept))}
    stories = [live[number] for number in kept if number in live][:limit]
    for story in stories:
        story.chosen = kept[story.article_id]
    return stories


@prepared
def _kept(article):
    rows = RelatedStory.objects.filter(article=article, excluded=False).order_by("-pinned", "rank")
    return rows.values_list("related", "pinned", "score")


@prepared
def _live(at, articles):
    return Revision.objects.live(at).filter(article__in=articles).for_rail()
