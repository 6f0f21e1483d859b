"""Moves of several stories at once from their list: asked once, made one by one by the engine, each told.

Only what a desk does to a heap: assign, spike, revive. To approve, publish or return is to have read
one story, and is done on its page.
"""

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article
from articles.templatetags.desk import working_title
from articles.workflow.engine import move
from articles.workflow.refused import Refused
from articles.workflow.transitions import ROWS
from newsroom.numbers import row_number

from .local_time import LocalTimeField
from .moves import FIELDS, MISSING
from .writers import WriterField, writers

MOST = 100
LABELS = {
    "assign": gettext_lazy("Assign…"),
    "spike": gettext_lazy("Spike…"),
    "revive": gettext_lazy("Revive…"),
}


class ReasonForm(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.update(FIELDS["note"]())
        self.fields["note"].error_messages["required"] = MISSING["note"]


class PlanForm(forms.Form):
    """Who is to write them and by when; a due time left empty leaves each its own."""

    assignee = WriterField(label=gettext_lazy("Assigned to"))
    due = LocalTimeField(label=gettext_lazy("Due (may stay empty)"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["assignee"].queryset = writers()
        self.fields["assignee"].error_messages["required"] = _("Choose who is to write them.")


def actions_for(request):
    """For Django's list: those the person has the right to; all for a post, which the engine answers."""
    offered = {
        verb: label
        for verb, label in LABELS.items()
        if request.method == "POST" or request.user.has_perm(ROWS[verb].permission)
    }
    return {verb: (_act, verb, label) for verb, label in offered.items()}


def _act(admin, request, queryset):
    """The chosen by their numbers, not by the list's own question: of another's the engine says so."""
    verb = request.POST["action"]
    numbers = [row_number(number) for number in request.POST.getlist(ACTION_CHECKBOX_NAME)][:MOST]
    stories = list(Article.objects.filter(pk__in=numbers).order_by("-changed", "-pk"))
    form_of = PlanForm if verb == "assign" else ReasonForm
    form = form_of(request.POST if "go" in request.POST else None)
    if form.is_bound and form.is_valid():
        _move_each(request, verb, stories, form.cleaned_data)
        return None
    if not request.user.has_perm(ROWS[verb].permission):
        _move_each(request, verb, stories, {})
        return None
    context = {
        **admin.admin_site.each_context(request),
        "title": LABELS[verb].rstrip("…"), "verb": verb, "stories": stories, "form": form,
        "opts": admin.opts, "chosen": ACTION_CHECKBOX_NAME,
    }  # fmt: skip
    return TemplateResponse(request, "desk/bulk.html", context)


def _move_each(request, verb, stories, how):
    done = 0
    for story in stories:
        more = {**how, "due": how.get("due") or story.due} if verb == "assign" else how
        try:
            move(story, verb, by=request.user, **more)
            done += 1
        except Refused as refusal:
            messages.error(request, f"{working_title(_told(story, request.user))}: {refusal}")
    if done:
        told = ngettext("Done with %d story.", "Done with %d stories.", done)
        messages.success(request, told % done)


def _told(story, person):
    """The story as the person may know it: of another's, its number alone."""
    if Article.objects.seen_by(person).filter(pk=story.pk).exists():
        return story
    return Article(headline=_("Story %d") % story.pk)
