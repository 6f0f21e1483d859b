"""The moves a person may make now, as the story page offers them: buttons, and what some ask first."""

from dataclasses import dataclass, field

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.richtext.fields import DeskText, PlainLine
from articles.states import Withdrawn
from articles.workflow.checklist import open_points
from articles.workflow.engine import moves_open_to
from articles.workflow.standing import live_revision, read_once, scheduled_revision

from .local_time import LocalTimeField

OVERRIDE = "articles.override_checklist_article"
# Asked on a page of their own, beside the words readers have.
ON_LIVE_WORDS = ("quick fix", "correct")
# Asked by fields of the story form itself, and made when it is saved.
IN_THE_FORM = ("assign",)

LABELS = {
    "take up": (_("Take it up"), _("It becomes your story; the desk is told")),
    "file": (_("File"), _("Sends it to the desk")),
    "recall": (_("Take back"), _("Until an editor opens it")),
    "return": (_("Return with note…"), _("Tells the byline")),
    "approve": (_("Approve"), _("These words, as they stand")),
    "publish": (_("Publish now"), _("Readers get it at once")),
    "schedule": (_("Schedule…"), _("Readers get it at a time you give")),
    "reschedule": (_("Change the time…"), ""),
    "unschedule": (_("Take off the schedule"), _("It stays approved")),
    "quick fix": (_("Quick fix…"), _("A slip, mended at once")),
    "correct": (_("Correct…"), _("With a note for readers")),
    "withdraw": (_("Withdraw…"), _("Readers no longer get it")),
    "republish": (_("Republish…"), _("Readers get it again")),
    "expire": (_("Set an end…"), _("It comes down by itself")),
    "discard changes": (_("Discard changes"), _("Back to what readers have")),
    "spike": (_("Spike…"), ""),
    "revive": (_("Revive…"), _("Back to draft")),
}
# What the person is told once it is made.
SAID = {
    "take up": _("it is your story; the desk is told"),
    "file": _("filed; an editor reads it next"),
    "recall": _("taken back; it is your draft again"),
    "return": _("returned with your note"),
    "approve": _("approved; it may be published now or at a time"),
    "publish": _("published; readers have it"),
    "schedule": _("scheduled; readers get it at the time you gave"),
    "reschedule": _("the time is changed"),
    "unschedule": _("off the schedule; it stays approved"),
    "withdraw": _("withdrawn; readers no longer get it"),
    "republish": _("republished; readers have it again"),
    "expire": _("it comes down by itself at the time you gave"),
    "discard changes": _("the changes are discarded"),
    "spike": _("spiked"),
    "revive": _("revived; it is a draft again"),
}
FIRST = ("take up", "file", "approve", "publish", "return", "schedule", "reschedule")


@dataclass
class Offer:
    """One button. `form` is what it asks before it moves, or None."""

    key: str
    verb: str
    form: forms.Form | None = None
    url: str = ""
    hint: str = ""
    main: bool = False
    problems: list = field(default_factory=list)

    @property
    def label(self):
        return LABELS[self.key][0]

    @cached_property
    def slug(self):
        return self.key.replace(" ", "-")


class MoveForm(forms.Form):
    """What a move asks for, by the names in `asks`."""

    def __init__(self, *args, asks=(), needs=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name in asks:
            self.fields.update(FIELDS[name]())
        for name in needs:
            self.fields[name].required = True
        for name in self.fields.keys() & MISSING.keys():
            self.fields[name].error_messages["required"] = MISSING[name]

    def clean(self):
        """Beside its field; the workflow says it again."""
        other, to = (
            self.cleaned_data.get("readers_get") == Withdrawn.REDIRECT,
            self.cleaned_data.get("to", ""),
        )
        if other and (not to.startswith("/") or to.startswith("//")):
            self.add_error("to", _("Give a page of this site, beginning with /."))

    def how(self):
        """Keyword arguments for `engine.move`; asked once valid."""
        typed = {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}
        if self.initial.get("until") and "until" in self.fields:
            typed.setdefault("until", None)  # an end that stood was emptied
        return typed


MISSING = {
    "note": _("Say why."),
    "at": _("Give a date and a time."),
    "what_changed": _("Say in one line what changed."),
}
FIELDS = {
    "note": lambda: {
        "note": DeskText(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    },
    "time": lambda: {"at": LocalTimeField(label=_("When"))},
    "until": lambda: {"until": LocalTimeField(label=_("Comes down (may stay empty)"), required=False)},
    "what_changed": lambda: {
        "what_changed": PlainLine(
            label=_("What changed"), max_length=200, help_text=_("One line for readers, beside the version.")
        )
    },
    "readers_get": lambda: {
        "readers_get": forms.ChoiceField(
            label=_("What readers get"), choices=Withdrawn, initial=Withdrawn.GONE, widget=forms.RadioSelect
        ),
        "to": DeskText(
            label=_("The other page, if so"), required=False, max_length=500, help_text=_("It begins with /")
        ),
    },
    "override": lambda: {
        "override": forms.BooleanField(
            label=_("Publish past the open points"),
            required=False,
            help_text=_("Recorded with your name, the points and the reason."),
        ),
    },
    "why": lambda: {"note": DeskText(label=_("Why past them"), required=False, max_length=2000)},
}


@read_once()
def offers(article, person, data=None, key="", *, overridable=False):
    """What `person` may do with `article` now, the usual first; `data` fills the form of offer `key`.

    `overridable` after a refusal by the checklist: who has the right is then asked whether to pass it by.
    """
    overridable = overridable and person.has_perm(OVERRIDE)
    found = []
    for row in moves_open_to(article, person):
        if row.verb in IN_THE_FORM or (row.verb == "take up" and article.filed_by_id):
            continue
        if row.verb == "file" and not article.words_number and not article.filed_by_id:
            continue  # a plan: it is taken up, or its words saved, first
        if row.verb in ON_LIVE_WORDS:
            page = reverse("admin:articles_article_fix", args=[article.pk])
            found.append(Offer(row.verb, row.verb, url=f"{page}?as={row.verb.replace(' ', '-')}"))
        elif row.verb == "publish":
            found += _publish(article, person, data, key, overridable)
        else:
            asks = [name for name in row.asks if name in FIELDS]
            if overridable and row.verb == key:
                asks += ["override"] if "note" in asks else ["override", "why"]
            found.append(_offer(row.verb, row.verb, asks, data, key, initial=_begins_with(row.verb, article)))
    found.sort(key=lambda offer: FIRST.index(offer.key) if offer.key in FIRST else len(FIRST))
    if found and found[0].key in ("take up", "file", "approve", "publish") and not found[0].problems:
        found[0].main = True
    for offer in found:
        offer.hint = LABELS[offer.key][1]
    return found


def _publish(article, person, data, key, overridable):
    """Now and at a time are two buttons of one move; what is missing before it is said on both."""
    words = article.approved_revision or article
    problems = [point.problem for point in open_points(article, words)]
    asks = ["what_changed"] if live_revision(article) or scheduled_revision(article) else []
    if overridable or (problems and person.has_perm(OVERRIDE)):
        asks += ["override", "why"]
    buttons = [
        _offer("publish", "publish", asks, data, key),
        _offer("schedule", "publish", ["time", "until", *asks], data, key),
    ]
    for offer in buttons:
        offer.problems = problems if "override" not in asks else []
    return buttons


def _begins_with(verb, article):
    """What the form of a move is opened with: the times that stand."""
    stands = None
    if verb == "reschedule":
        stands = scheduled_revision(article)
    elif verb == "expire":
        stands = live_revision(article)
    if stands is None:
        return {}
    return {"at": stands.live_until if verb == "expire" else stands.live_from, "until": stands.live_until}


def _offer(key, verb, asks, data, chosen, initial=None):
    prefix = key.replace(" ", "-")
    mine = data if key == chosen else None
    return Offer(key, verb, form=MoveForm(mine, prefix=prefix, asks=asks, initial=initial) if asks else None)
