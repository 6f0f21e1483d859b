"""What an open form asks every twenty seconds: who else is there, was it saved meanwhile, am I still known.

A GET only asks, and hands out a fresh token for forms that were opened before the last login.
"""

import re
import secrets

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.templatetags.desk import clock, person_name
from articles.workflow.presence import is_gone, is_here, others_here
from newsroom.numbers import row_number

FORM = re.compile(r"[0-9a-f]{8,40}")


def new_form():
    """A name for one opened form: of its presence, and of the copy its browser keeps."""
    return secrets.token_hex(8)


def form_of(data):
    """The form's name out of what it sent, or a new one."""
    sent = data.get("copy", "") if data is not None else ""
    return sent if FORM.fullmatch(sent) else new_form()


def key_for(person):
    """What a browser seals the kept words of `person` with: handed to nobody else who uses it."""
    return salted_hmac("desk.kept-words", str(person.pk), algorithm="sha256").hexdigest()


@never_cache
def presence(request, story, admin):
    if request.method == "POST":
        form = form_of(request.POST)
        if "leaving" in request.POST:
            is_gone(story, request.user, form)
            return HttpResponse(status=204)
        is_here(
            story, request.user, form, started_from=min(row_number(request.POST.get("seen", "")), 2**31 - 1)
        )
    return JsonResponse({**_known(request), **_news(request, story)})


@never_cache
def without_story(request):
    """The same for a story that was never saved: only whether the site is there, and who one is."""
    return JsonResponse(_known(request))


def _known(request):
    return {"person": request.user.pk, "token": get_token(request)}


def _news(request, story):
    return {
        "number": story.words_number,
        "saved": _saved(request, story),
        "others": [
            _("%(who)s has it open since %(at)s.") % {"who": person_name(person), "at": clock(since)}
            for person, since in others_here(story, request.user)
        ],
    }


def _saved(request, story):
    """What to tell someone who began from an older revision; "" where nothing was saved since."""
    seen = _seen(request)
    last = story.revisions.select_related("saved_by").filter(number=story.words_number).first()
    if last is None or not seen or last.number <= seen:
        return ""
    told = _("%(who)s saved revision %(n)d at %(at)s. Yours will be brought together with it when you save.")
    return told % {"who": person_name(last.saved_by), "n": last.number, "at": clock(last.saved_at)}


def _seen(request):
    """The revision the form was opened with; no story has more than this many."""
    return min(row_number(request.GET.get("seen") or request.POST.get("seen", "")), 2**31 - 1)
