"""Mending what readers have: the words that are live, beside a reason or a correction, placed at once."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.comparing import Budget
from articles.models import Revision
from articles.models.copy import LINES, clean
from articles.richtext.fields import DeskText, PlainLine, RichText
from articles.states import Concern
from articles.workflow.engine import move, moves_open_to
from articles.workflow.meeting import meet
from articles.workflow.refused import Refused
from articles.workflow.standing import live_revision
from newsroom.numbers import row_number

from .conflict_page import Spot
from .editor_widget import BodyEditor
from .field_names import field_names
from .moves import OVERRIDE
from .presence import form_of, key_for
from .story_form import COUNTED, LONGEST_BODY
from .written_in import written_in

VERBS = {"quick-fix": "quick fix", "correct": "correct"}


class FixForm(forms.ModelForm):
    """The words readers have, to be changed, and why."""

    body = RichText(label=gettext_lazy("Body"), max_length=LONGEST_BODY, widget=BodyEditor)
    note = DeskText(
        label=gettext_lazy("Why"),
        max_length=2000,
        help_text=gettext_lazy("For the desk; readers never see it."),
        error_messages={"required": gettext_lazy("Say why.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Revision
        fields = ("kicker", "headline", "standfirst", "dateline", "body", "caption", "alt")
        field_classes = dict.fromkeys(LINES, PlainLine)
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "caption": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
            "alt": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        }

    def __init__(self, data=None, *, instance, verb, overridable=False):
        super().__init__(data, instance=instance, initial={"seen": instance.number})
        if verb == "correct":
            self.fields["correction"] = PlainLine(
                label=gettext_lazy("Correction, for readers"), max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=gettext_lazy("What was wrong and what is right, in one or two sentences."),
                error_messages={"required": gettext_lazy("Say what was wrong and what is right.")},
            )  # fmt: skip
            self.fields["concerns"] = forms.ChoiceField(
                label=gettext_lazy("What it concerns"), choices=Concern, initial=Concern.FACT, required=False,
                help_text=gettext_lazy("Readers see it beside the correction."),
            )  # fmt: skip
            self.fields["major"] = forms.BooleanField(
                label=gettext_lazy("It changes the meaning"), required=False,
                help_text=gettext_lazy("Then it stands above the standfirst, else below the text."),
            )  # fmt: skip
        else:
            self.fields["what_changed"] = PlainLine(
                label=gettext_lazy("What changed"), required=False, max_length=200,
                help_text=gettext_lazy("One line for readers, beside the version. May stay empty."),
            )  # fmt: skip
        if overridable:
            self.fields["override"] = forms.BooleanField(
                label=gettext_lazy("Publish past the open points"), required=False,
                help_text=gettext_lazy("Recorded with your name, the points and the reason."),
            )  # fmt: skip
        self.fields["headline"].error_messages["required"] = _("Give the story a headline.")
        self.fields["body"].error_messages["required"] = _("A story that is live has words.")
        for name, most in COUNTED.items():
            self.fields[name].widget.attrs["data-count"] = most
        written_in(self, instance.article.language)

    def _post_clean(self):
        """A revision is never changed; the move makes the next one."""

    def changed_words(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.changed_data}


@csp_update({"script-src": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE], "frame-src": [SELF]})
def fix_page(request, story, admin):
    verb = VERBS.get(request.GET.get("as", ""), "quick fix")
    live = live_revision(story)
    if live is None or verb not in {row.verb for row in moves_open_to(story, request.user)}:
        raise PermissionDenied(_("You may not mend this story now."))
    may_override = request.user.has_perm(OVERRIDE)
    how = {"instance": live, "verb": verb}
    form = FixForm(request.POST or None, **how, overridable=may_override and "override" in request.POST)
    refused, met, came_from = "", [], row_number(request.POST.get("seen", live.number))
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["seen"] != live.number:
            refused, met, rule = *_bring_together(story, live, form), "words-seen"
        else:
            refused, rule = _mend(request, story, live, verb, form)
        if not refused:
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        if rule == "checklist" and may_override and "override" not in form.fields:
            form = FixForm(form.data, **how, overridable=True)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Correct") if verb == "correct" else _("Quick fix"),
        "story": story, "live": live, "form": form, "verb": verb, "refused": refused, "media": form.media,
        "copy": form_of(request.POST), "kept_key": key_for(request.user), "came_from": came_from,
        "met": met, "in_step": story.words() == live.words(), "opts": admin.opts, "counted": COUNTED,
    }  # fmt: skip
    return TemplateResponse(request, "desk/fix.html", context)


def _mend(request, story, live, verb, form):
    """Make the move; the reason it was refused and its rule, or two times ""."""
    how = {
        name: form.cleaned_data[name]
        for name in ("correction", "concerns", "major", "what_changed", "override")
        if name in form.fields and form.cleaned_data[name] != ""
    }
    try:
        how |= {"mends": live.number, "words": form.changed_words(), "note": form.cleaned_data["note"]}
        move(story, verb, by=request.user, **how)
    except Refused as refusal:
        return str(refusal), refusal.rule
    tag = f"copy-{form_of(request.POST)}"
    messages.success(request, _("Readers have the mended words now."), extra_tags=tag)
    return "", ""


def _bring_together(story, live, form):
    """Another version went out meanwhile: put what it changed into the form.

    Returns what to say of it, and what both changed, to be shown side by side.
    """
    began = story.revisions.filter(number=form.cleaned_data["seen"]).first()
    typed = {name: clean(name, form.cleaned_data[name]) for name in form.Meta.fields}
    meeting = meet(began.words() if began else {}, live.words(), typed)
    for place in meeting.places:
        place.pick = "merged" if place.merged is not None else "mine"
    form.data = {**form.data.dict(), **meeting.result(), "seen": live.number}
    said = [_("Another version went out while you wrote; nothing was sent.")]
    hers = [name for name, whose in meeting.kept.items() if whose != "mine"]
    if hers:
        said.append(_("What it changed is in the form now: %s.") % field_names(hers))
    if meeting.places:
        said.append(_("Both of you changed: %s. Look at it.") % field_names(meeting.fields_met))
    budget = Budget()
    met = [Spot(place, number, budget) for number, place in enumerate(meeting.places, start=1)]
    return " ".join([*said, _("Press again to send it.")]), met
