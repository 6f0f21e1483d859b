"""Telling the desk that a review should not stand there. No cookie is read and none is set."""

from urllib.parse import quote

from django.http import Http404, HttpResponseNotAllowed
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from articles.models import Review
from articles.reviews.answering import ReportedTooOften, report
from articles.reviews.reader import is_cross_site, reader_key

from .answer import answer
from .errors import forbidden
from .places import moved, nothing_live, story_at
from .shown_reviews import with_stars
from .story_depends import depends_on
from .story_page import story_path, trail_to


@csrf_exempt  # a cross-site post is told by its headers, as for a review
def report_page(request, review, **address):
    path = story_path(request, address)
    story = story_at(path)
    if story is None:
        return nothing_live(request, path)
    if request.method not in {"GET", "HEAD", "POST"}:
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    reported = request.method == "POST"
    if reported and is_cross_site(request):
        return forbidden(request)
    if not story.current and not reported:
        return moved(request, story, f"reviews/{review}/report/")
    found = Review.objects.visible().filter(article=story.article_id, pk=review).first()
    if found is None:
        raise Http404
    status = _report(found, request) if reported else 200
    return answer(
        request,
        "articles/report_page.html",
        None if reported else depends_on(story),
        status=status,
        noindex=True,
        title=_("Report a review"),
        canonical=quote(path),
        story=story,
        address=quote(path),
        trail=trail_to(story.article),
        review=with_stars(found),
        reported=reported and status == 200,
        too_many=status == 429,
    )


def _report(review, request):
    try:
        report(review, reader=reader_key(request))
    except ReportedTooOften:
        return 429
    return 200
