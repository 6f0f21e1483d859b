"""One revision as readers would see it: for holders of a preview link, and for the desk."""

from django.http import HttpResponse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.workflow.preview_links import opened_by
from newsroom.languages import interface_language
from newsroom.site_settings.current import site_settings

from .answer import answer
from .body import body_of
from .lists import dressed
from .story_page import trail_to
from .story_parts import bylines_of, minutes_to_read, tags_of


@require_safe
def preview_page(request, token):
    """The revision of a preview link; one plain page for a wrong, ended or revoked one. Never kept."""
    link = opened_by(token, counted=request.method == "GET")
    if link is None:
        request.language = site_settings().default_language
        return _private(answer(request, "articles/preview_ended.html", status=404, noindex=True))
    return print_preview(request, link.revision, link.revision.article, link=link)


def print_preview(request, words, article, **context):
    """The page of `words`, a revision of `article` that may be unsaved. No word of what surrounds it."""
    words.article, words.address = article, ""
    dressed(words)
    request.language = article.language
    writers, others = bylines_of(words)
    with override(interface_language(article.language)):
        title = _("Preview: %s") % words.headline
    response = answer(
        request,
        "articles/preview_page.html",
        noindex=True,
        title=title,
        story=words,
        trail=trail_to(article),
        body=body_of(words),
        writers=writers,
        others=others,
        minutes=minutes_to_read(words),
        tags=tags_of(words),
        seen_at=now(),
        **context,
    )
    return _private(response)


def _private(response: HttpResponse):
    """Not kept, not indexed, and its address not told to the pages it links to."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
