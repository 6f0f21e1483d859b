"""The story page: one form in the order one writes, and beside it where the story stands.

A post saves what was typed and then makes the move of the button that was pressed, if it was
one. Words and moves go through the workflow; whatever it refuses is said on the page, with
everything that was typed still in it.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.templatetags.desk import done
from articles.workflow.credits import set_bylines, set_tags
from articles.workflow.engine import move
from articles.workflow.refused import Refused, log_refused
from articles.workflow.rights import may_edit
from articles.workflow.saving import begin_story
from articles.workflow.standing import live_revision

from .bylines import PREFIX, BylineFormSet, byline_rows, told
from .moves import LABELS, SAID, Offer, offers
from .presence import form_of, new_form
from .saving_together import Unsettled, save_together, told_of
from .shut_out import typed_over
from .story_form import StoryForm

OF_RIGHTS = {"permission", "own-story", "read-only"}


class StoryPage:
    """One request of `person` for the form of `story` (not yet saved for a new one).

    After `accept()`: `saved`, `moved` (the move that was made), `refused` (why not) by which
    `rule`, `status` for the answer, and where another saved meanwhile `meeting` and `theirs`, the
    revision they made.
    """

    def __init__(self, story, person, data=None):
        self.story, self.person, self.data = story, person, data
        self.saved, self.moved, self.refused, self.status = False, "", "", 200
        self.rule = ""  # of the refusal
        self.found_at = ""  # by readers, before it was saved
        self.meeting = self.theirs = None
        self.shut_out = []
        self.key = data.get("_move", "") if data is not None else ""
        self.copy = self.sent_copy = form_of(data)
        self._open_form(data)

    @property
    def is_new(self):
        return self.story.pk is None

    @cached_property
    def may_edit(self):
        return self.is_new or may_edit(self.story, self.person)

    @cached_property
    def offers(self):
        if self.is_new:
            return [Offer("file", "file", main=True)]
        asked_before = f"{self.key.replace(' ', '-')}-override" in (self.data or {})
        overridable = self.rule == "checklist" or asked_before
        return offers(self.story, self.person, self.data, self.key, overridable=overridable)

    def _open_form(self, data):
        typed = data if data is not None and self.may_edit and "headline" in data else None
        self.form = StoryForm(typed, instance=self.story, by=self.person)
        rows = byline_rows(self.story, self.person)
        typed = typed if typed is not None and f"{PREFIX}-TOTAL_FORMS" in typed else None
        self.bylines = BylineFormSet(typed, initial=rows, prefix=PREFIX)
        self.bylines_were = told(self.story)

    def accept(self):
        """Save, then move. False when the page must be shown again, with what was typed in it."""
        self.shut_out = [] if self.may_edit else typed_over(self.story, self.data)
        if self.shut_out:
            self.status = 403
            return False
        if not self.may_edit and not self.key:
            raise PermissionDenied(_("You may read this story, not change it."))
        try:
            if self.form.is_bound:
                if not self._is_valid() or "_back" in self.data:
                    return False
                self._save_or_refuse()
            return not self.key or self._move()
        except Unsettled as unsettled:
            self.meeting, self.theirs, self.status = unsettled.meeting, unsettled.theirs, 409
        except Refused as refusal:
            self.refused, self.rule = str(refusal), refusal.rule
            self.__dict__.pop("offers", None)
            log_refused("save", refusal, by=self.person, article=self.story)
            self.status = 403 if refusal.rule in OF_RIGHTS else 200
            if self.saved:
                self._begin_again()
        return False

    def said(self):
        """What to tell the person after `accept()`: (level, text) pairs."""
        if self.moved:
            yield messages.SUCCESS, _("Done: %s.") % SAID.get(self.moved, done(self.moved))
        elif self.saved:
            yield messages.SUCCESS, _("Saved as revision %d.") % self.story.words_number
        address = self._address()
        if self.saved and self.found_at and address and self.found_at != address:
            told = _("%(found)s %(new)s from now on; %(old)s leads there for ever.")
            yield messages.INFO, told % {"found": self._found(), "new": address, "old": self.found_at}
        if self.saved and self.meeting:
            yield from told_of(self.meeting, self.theirs)

    def _address(self):
        return self.story.addresses.filter(current=True).values_list("path", flat=True).first() or ""

    def _found(self):
        is_live = live_revision(self.story) is not None
        return _("Readers find it at") if is_live else _("Its address is")

    def _is_valid(self):
        right = self.form.is_valid()
        return (not self.bylines.is_bound or self.bylines.is_valid()) and right

    def _save_or_refuse(self):
        try:
            self._save()
        except Refused as refusal:
            refusal.logged = False  # if it was, that row was taken back with the save
            raise

    @transaction.atomic
    def _save(self):
        if self.is_new:
            self.story = self._begin()
        else:
            self.found_at = self._address()
            saved = save_together(self.story, self.form, self.bylines, self.data, by=self.person)
            self.story, self.meeting, self.theirs = saved
        if self.form.is_planned_by_hand():
            move(self.story, "assign", by=self.person)
        self.story.refresh_from_db()
        self.saved = True

    def _begin(self):
        routing = self.form.routing(everything=True)
        routing.pop("section_id", None)
        section = self.form.cleaned_data["section"]
        story = begin_story(
            self.form.words(),
            by=self.person,
            section=section,
            catchline=self.form.cleaned_data["catchline"],
            **routing,
        )
        if self.bylines.is_bound:
            set_bylines(story, self.bylines.rows(), by=self.person)
        if self.form.cleaned_data["tags"]:
            set_tags(story, self.form.cleaned_data["tags"], by=self.person)
        plan = self.form.plan()
        if plan is not None:
            move(story, "assign", by=self.person, **plan)
        return story

    def _move(self):
        if self.key not in LABELS:
            raise Refused(_("There is no such move."), "known-move")
        self.__dict__.pop("offers", None)
        offer = next((one for one in self.offers if one.key == self.key), None)
        how = {}
        if offer is not None and offer.form is not None:
            if not offer.form.is_valid():
                self.refused = _("Not done yet: see the fields beside the button.")
                self._begin_again()
                return False
            how = offer.form.how()
        verb = "publish" if self.key == "schedule" else self.key
        self.story = move(self.story, verb, by=self.person, seen=self._seen(), **how)
        self.moved = self.key
        return True

    def _seen(self):
        """The revision this person had before them: what they just saved, or what the page showed.

        What another saved meanwhile is kept, and they have not read it: no move is made upon it.
        None where the page said nothing of it; -1, which no revision has, for what is no number.
        """
        if self.saved and not (self.meeting and self.meeting.from_them):
            return self.story.words_number
        seen = self.data.get("seen", "")
        if not seen:
            return None
        return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1

    def _begin_again(self):
        """What was typed is saved; the page goes on from there."""
        self.__dict__.pop("may_edit", None)
        self.copy = new_form()
        self._open_form(None)
