"""The newsroom's icons and its web manifest: its name and colour, as they are set."""

import json

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.photos.card_drawing import GREEN, PAPER
from articles.photos.icon_drawing import SIZES, icon, letter_of, print_of_icon
from newsroom.languages import direction
from newsroom.page_store.declared import Declared
from newsroom.site_settings.current import site_settings


def icon_url(size):
    """The path of the icon of that size; it changes with what the icon shows."""
    site = site_settings()
    return reverse("icon", kwargs={"print": print_of_icon(site.name, site.accent), "size": size})


@require_safe
def site_icon(request, print, size):
    site = site_settings()
    if print != print_of_icon(site.name, site.accent) or size not in SIZES:
        raise Http404
    answer = HttpResponse(icon(letter_of(site.name), site.accent, size), content_type="image/png")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer


@require_safe
def favicon(request):
    """For what asks for it at the place it always was."""
    site = site_settings()
    data = icon(letter_of(site.name), site.accent, 48, "ICO")
    return _declared(HttpResponse(data, content_type="image/x-icon"))


@require_safe
def manifest(request):
    site = site_settings()
    about = {
        "name": site.name,
        "short_name": site.name,
        "description": site.tagline,
        "lang": site.default_language,
        "dir": direction(site.default_language),
        "start_url": reverse("front"),
        "display": "browser",
        "background_color": PAPER,
        "theme_color": site.accent or GREEN,
        "icons": [
            {"src": icon_url(size), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size in SIZES[2:]
            for purpose in ("any", "maskable")
        ],
    }
    body = json.dumps({name: value for name, value in about.items() if value}, ensure_ascii=False, indent=1)
    return _declared(HttpResponse(body, content_type="application/manifest+json"))


def _declared(answer):
    for name, value in Declared().on("settings").headers().items():
        answer[name] = value
    return answer
