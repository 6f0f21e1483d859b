"""How every reader page is answered: rendered without the request, with its policy and what it depends on."""

import hashlib
import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import override

from articles.richtext.embeds import FRAME_HOSTS
from newsroom.languages import interface_language
from newsroom.site_settings.current import site_settings

from . import clock
from .breaking import depending_on_breaking
from .chrome import assets, chrome_for, footer, masthead
from .sheet import sheet

FRAMED = re.compile(r'<div class="embed" data-frame="https://([^/"]+)')


def answer(request, template, declared=None, *, status=200, noindex=False, **context):
    """`template` as a response; `declared` says what it depends on, without it the page is never kept.

    Nothing of the request but its language and host reaches the page, so it is the same for everyone.
    """
    with override(interface_language(request.language)):
        chrome = chrome_for(request)
        around = {
            "masthead": masthead(chrome, context.get("here"), context.get("edition")),
            "footer": footer(chrome),
            "assets": assets(chrome),
        }
        html = render_to_string(template, {"chrome": chrome, "noindex": noindex, **around, **context})
    if declared is not None:
        depending_on_breaking(declared, request.language).dated(clock.midnight_after(declared.made))
    response = HttpResponse(html, status=status)
    response["Content-Language"] = request.language
    if noindex:
        response["X-Robots-Tag"] = "noindex"
    allowed = policy(_sheet().source, html)
    response = _conditional(request, _depending(response, declared))
    response["Content-Security-Policy"] = allowed
    return response


def framed_by_the_desk(response):
    """A reader's page that the desk shows in a frame of its own."""
    html = response.content.decode()
    allowed = policy(_sheet().source, html, framed_by="'self'")
    response["Content-Security-Policy"] = allowed
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _sheet():
    site = site_settings()
    return sheet(site.accent, site.accent_dark)


def policy(style, html="", framed_by="'none'"):
    """What a page may load: its own sheet, script, fonts and pictures, the frames that its reader may ask
    for, and nothing else."""
    addresses = (settings.STATIC_URL, default_storage.url("picture"))  # a bucket has a host of its own
    own = " ".join(["'self'", *sorted({urlsplit(url).netloc for url in addresses} - {""})])
    frames = sorted(FRAME_HOSTS.intersection(FRAMED.findall(html)))
    return "; ".join(
        [
            "default-src 'none'",
            *([f"frame-src {' '.join(frames)}"] if frames else []),
            f"style-src {style}",
            f"script-src {own}",
            f"img-src {own} data:",
            f"font-src {own}",
            "connect-src 'self'",  # no page needs it; what audits pages asks for robots.txt from within them
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {framed_by}",
        ]
    )


def _depending(response, declared):
    if declared is None:
        response["Cache-Control"] = "no-store"
    else:
        for name, value in declared.headers().items():
            response[name] = value
    return response


def _conditional(request, response):
    """304 for a reader who has these very bytes."""
    if response.status_code != 200 or response["Cache-Control"] == "no-store":
        return response
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response)
