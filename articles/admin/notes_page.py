"""The notes of a story: left, read and resolved, on a page of their own and beside the story's form."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.workflow.letters import byline_of, desk_of
from articles.workflow.notes import leave_note, reopen_note, resolve_note
from articles.workflow.refused import Refused, log_refused
from newsroom.numbers import row_number

MOST = 200
IN_PLACE = "X-In-Place"  # sent by desk/js/notes.js: only the box is answered


def notes_page(request, story, admin):
    """GET lists them. POST leaves one (`text`), settles one (`resolve`) or opens one again (`reopen`)."""
    in_place, refused, text, status = IN_PLACE in request.headers, "", "", 200
    if request.method == "POST":
        try:
            done = _act(request, story)
            if not in_place:
                messages.success(request, done)
                return HttpResponseRedirect(reverse("admin:articles_article_notes", args=[story.pk]))
        except Refused as refusal:
            refused, text = str(refusal), request.POST.get("text", "")
            status = 403 if refusal.rule == "own-story" else 200
            log_refused("note", refusal, by=request.user, article=story)
    context = {
        "story": story,
        "refused": refused,
        "text": text,
        "nameable": nameable(story, request.user),
        "open_notes": story.notes.filter(resolved_at=None).select_related("by"),
    }
    if in_place:
        return TemplateResponse(request, "desk/_notes_box.html", context, status=status)
    notes = story.notes.select_related("by", "resolved_by").order_by("-at", "-id")[:MOST]
    more = {**admin.admin_site.each_context(request), "title": _("Notes"), "notes": notes, "opts": admin.opts}
    return TemplateResponse(request, "desk/notes.html", {**context, **more}, status=status)


def nameable(story, person):
    """Who is most likely to be named in a note on `story`: its byline, then its desk. Two queries."""
    people = {one.pk: one for one in [*byline_of(story), *desk_of(story).order_by("first_name")]}
    people.pop(person.pk, None)
    return list(people.values())[:8]


def _act(request, story):
    if "resolve" in request.POST:
        resolve_note(_note(story, request.POST["resolve"]), by=request.user)
        return _("The note is resolved.")
    if "reopen" in request.POST:
        reopen_note(_note(story, request.POST["reopen"]), by=request.user)
        return _("The note is open again.")
    leave_note(story, request.POST.get("text", ""), by=request.user)
    return _("The note is left.")


def _note(story, number):
    return get_object_or_404(story.notes, pk=row_number(number))
