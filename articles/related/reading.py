from articles.models import RelatedStory, Revision


def related_stories(article, at=None, limit=5):
    """The stories kept as related to `article`: pins first, then by rank.

    Only those live at `at`; `article` itself is never one, nor is what an editor excluded. Returns a
    list of 0 to `limit` revisions, article and section loaded, each with `chosen`: whether it was
    pinned or is near enough, and does not just fill the place. Nothing is chosen here:
    `choose_related` wrote the rows when the story was placed.

    Two queries: asked in one, PostgreSQL thinks longer about the order of its tables than both take.
    """
    rows = RelatedStory.objects.filter(article=article, excluded=False).order_by("-pinned", "rank")
    kept = {
        number: pinned or score > 0
        for number, pinned, score in rows.values_list("related", "pinned", "score")
    }
    if not kept:
        return []
    live = {one.article_id: one for one in Revision.objects.live(at).filter(article__in=kept).for_list()}
    stories = [live[number] for number in kept if number in live][:limit]
    for story in stories:
        story.chosen = kept[story.article_id]
    return stories
