"""What readers are shown of it."""

from django.db.models import F

from articles.models import Address, Breaking, Revision


def top_stories(language, at):
    """The live revisions on the front of `language`, the lead first, each with `place_until`: one query.

    A story that was withdrawn, has expired or is of another language now is not among them, and the next
    moves up.
    """
    revisions = (
        Revision.objects.live(at)
        .in_language(language)
        .filter(
            article__top_places__language=language,
            article__top_places__shown_from__lte=at,
            article__top_places__shown_until__gt=at,
        )
    )
    return list(
        revisions.for_list()
        .annotate(place_until=F("article__top_places__shown_until"), place=F("article__top_places__rank"))
        .order_by("place")
    )


def breaking_in(language, at):
    """What stands over the pages of `language` from `at` on, each with `path` and `times` at which its
    story is live in that language (None without a story): three queries at most."""
    banners = Breaking.objects.in_language(language).filter(shown_until__gt=at)
    banners = list(banners.order_by("-shown_from", "-pk")[:3])
    linked = [banner.article_id for banner in banners if banner.article_id]
    times, paths = {}, {}
    if linked:
        placed = Revision.objects.placed().in_language(language).filter(article__in=linked)
        for article, start, end in placed.values_list("article", "live_from", "live_until"):
            times.setdefault(article, []).append((start, end))
        current = Address.objects.filter(article__in=linked, current=True)
        paths = dict(current.values_list("article", "path"))
    for banner in banners:
        banner.times, banner.path = None, ""
        if banner.article_id:
            banner.times, banner.path = times.get(banner.article_id, []), paths.get(banner.article_id, "")
    return banners
