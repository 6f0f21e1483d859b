"""A form that is sent after its session ended, or under another's: its words are not lost.

The page that asks who one is carries everything that was sent, and sends it again with the
answer. It works without script. Nothing of it is kept on the server.
"""

from django.contrib import admin
from django.contrib.auth import login
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.richtext import sanitize, to_text
from newsroom.people.trying import said_to_wait

from .errors import forged

PREFIX = "again"
NOT_CARRIED = ("csrfmiddlewaretoken",)


def is_late(request, site):
    """Whether this is a person's form whose session is gone, or is another person's by now."""
    if request.method != "POST" or not _by_hand(request) or request.path == reverse("admin:logout"):
        return False
    if not request.user.is_authenticated:
        return True
    typed_by = request.POST.get("typed-by")
    return typed_by is not None and typed_by != str(request.user.pk)


def ask(request, site):
    """The page that asks who one is; None once they have answered, with `request` as they sent it first."""
    form = site.login_form(request, request.POST if _answers(request) else None, prefix=PREFIX)
    if form.is_bound and form.is_valid():
        person, typed_by = form.get_user(), request.POST.get("typed-by")
        if typed_by is None or typed_by == str(person.pk):
            login(request, person)
            request.POST = _sent_first(request.POST)
            return None
        form.add_error(None, _("These words were typed under another account: log in with that one."))
    other = request.user.get_username() if request.user.is_authenticated else ""
    return said_to_wait(_page(request, site, status=403, form=form, other=other), form)


def refuse_forgery(request, reason=""):
    """Django's answer to a form without a valid token; a form of the desk's own that was opened before
    the last login is shown its words, to send them again."""
    own = request.headers.get("Sec-Fetch-Site") == "same-origin" and request.path.startswith("/admin/")
    if own and request.method == "POST" and _by_hand(request):
        return _page(request, admin.site, status=403, form=None, other="").render()
    return forged(request, reason)


def _by_hand(request):
    """A form that a person sent and a page can answer; one with a password in it is never carried."""
    navigates = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return navigates and not any("password" in name for name in _sent_first(request.POST))


def _answers(request):
    return any(name.startswith(f"{PREFIX}-") for name in request.POST)


def _sent_first(data):
    kept = data.copy()
    for name in [name for name in kept if name.startswith(f"{PREFIX}-")]:
        del kept[name]
    return kept


def _page(request, site, *, status, form, other):
    carried = [
        (name, value)
        for name, values in _sent_first(request.POST).lists()
        if name not in NOT_CARRIED
        for value in values
    ]
    context = {
        **site.each_context(request),
        "title": _("Your words are still here"),
        "form": form,
        "other": other,
        "carried": carried,
        "files": list(request.FILES),
        "readable": [] if other else _readable(request.POST),
    }
    response = TemplateResponse(request, "desk/late_login.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _readable(data):
    """What was typed that a person would miss, to be read and copied."""
    typed = [(name, data[name]) for name in ("headline", "standfirst", "body", "note") if data.get(name)]
    return [(name, to_text(sanitize(words)) if name == "body" else words) for name, words in typed]
