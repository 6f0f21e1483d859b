"""The error pages, in the paper's own design; the URLconf names these as its handlers."""

from django.http import HttpResponseServerError
from django.template.loader import render_to_string

from newsroom.site_settings.current import site_settings

from .answer import answer, policy
from .sheet import sheet


def _in_a_language(request):
    """A request that failed before its language was read is answered in the default one."""
    if not hasattr(request, "language"):
        request.language = site_settings().default_language
    return request


def not_found(request, exception=None):
    return answer(_in_a_language(request), "404.html", status=404, noindex=True)


def forbidden(request, exception=None, reason=""):
    return answer(_in_a_language(request), "403.html", status=403, noindex=True)


def server_error(request):
    """Asks nothing of the database: it may be what broke."""
    style = sheet()
    response = HttpResponseServerError(render_to_string("500.html", {"sheet": style}))
    response["Content-Security-Policy"] = policy(style.source)
    response["Cache-Control"] = "no-store"
    return response
