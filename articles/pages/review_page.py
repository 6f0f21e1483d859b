"""Leaving a review: the form alone, the post, the thanks. No cookie is read and none is set."""

from urllib.parse import quote

from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.reviews.leaving import leave_review
from articles.reviews.reader import is_cross_site, reader_key

from .answer import answer
from .errors import forbidden
from .places import moved, nothing_live, story_at
from .shown_reviews import reviews_part
from .story_depends import depends_on
from .story_page import print_story, story_path, trail_to


@csrf_exempt  # a cross-site post is told by its headers: there is no cookie that it could borrow
def review_page(request, **address):
    path = story_path(request, address)
    story = story_at(path)
    if story is None:
        return nothing_live(request, path)
    if request.method == "POST":
        return _leave(request, story, path)
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    if not story.current:
        return moved(request, story, "review/")
    return _form_alone(request, story, path)


def _form_alone(request, story, path):
    return answer(
        request,
        "articles/review_page.html",
        depends_on(story),
        noindex=True,
        canonical=quote(path),
        story=story,
        address=quote(path),
        trail=trail_to(story.article),
        **reviews_part(story.article),
    )


def _leave(request, story, path):
    if is_cross_site(request):
        return forbidden(request)
    left = leave_review(request.POST, story.article, reader=reader_key(request))
    if left.status == 303:
        response = HttpResponseRedirect(quote(path) + "review/thanks/#reviews")
        response.status_code = 303
        response["Cache-Control"] = "no-store"
        return response
    return print_story(request, story, path, None, status=left.status, noindex=True, form=left.form)


@require_safe
def thanks_page(request, **address):
    """Where a post that was kept leads: the story again, with the thanks in place of the form."""
    path = story_path(request, address)
    story = story_at(path)
    if story is None:
        return nothing_live(request, path)
    return print_story(request, story, path, None, noindex=True, thanks=True)
