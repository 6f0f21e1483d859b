"""More reviews of a story, ten a page, newest first."""

from urllib.parse import quote

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .answer import answer
from .cursor import kept_by, read_cursor
from .places import moved, nothing_live, story_at
from .shown_reviews import place_of_review, read_reviews, tally_of
from .story_depends import depends_on
from .story_page import story_path, trail_to


@require_safe
def reviews_page(request, **address):
    path = story_path(request, address)
    story = story_at(path)
    if story is None:
        return nothing_live(request, path)
    if not story.current:
        return moved(request, story, "reviews/")
    before = request.GET.get("before")
    place = read_cursor(before) if before is not None else None
    if before is not None and place is None:
        raise Http404
    reviews, more = read_reviews(story.article, place)
    return answer(
        request,
        "articles/reviews_page.html",
        depends_on(story).reads(*kept_by(before, place_of_review(story.article, place))),
        noindex=True,
        title=_("Reader reviews: %(headline)s") % {"headline": story.headline},
        canonical=quote(path) + "reviews/",
        story=story,
        address=quote(path),
        trail=trail_to(story.article),
        reviews=reviews,
        more_reviews=more,
        tally=tally_of(story.article),
    )
