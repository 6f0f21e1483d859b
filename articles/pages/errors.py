"""The error pages, in the paper's own design; the URLconf names these as its handlers."""

from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpResponse
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


def bad_request(request, exception=None):
    """What was sent cannot be read, or to a host that is not this site's: so neither is looked at again."""
    return _plain(400, "This could not be read", _why(exception))


def server_error(request):
    return _plain(
        500,
        "Something went wrong on our side",
        "The fault has been recorded. What you were sending may not have arrived; "
        "please try again in a minute.",
    )


def busy():
    """For those who are turned away before Django is entered (newsroom/places.py)."""
    return _plain(
        503,
        "We are busy at the moment",
        "More people ask for pages than we can answer at once. Please try again in a few seconds. What you "
        "were sending has not arrived: go back and send it again.",
    )


def _why(exception):
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return "What was sent is larger than this page takes. Go back, copy your words, and send less."
    if isinstance(exception, DisallowedHost):
        return "No site of this name is here. The address may have been typed or copied with a mistake."
    return "What was sent could not be read. Go back, copy your words, reload the page and try again."


def _plain(status, title, why):
    """Asks nothing of the database: it may be what broke."""
    style = sheet()
    told = {"sheet": style, "status": status, "title": title, "why": why}
    page = render_to_string("plain_error.html", told)
    response = HttpResponse(page, status=status)
    response["Content-Security-Policy"] = policy(style.source)
    response["Cache-Control"] = "no-store"
    return response
