"""Saving a story form that others may have saved before: what both changed is kept, or must be settled."""

from django.contrib import messages
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import COPY_FIELDS, Article, Correspondent
from articles.search.index import index_story
from articles.templatetags.desk import person_name
from articles.workflow.credits import set_bylines, set_tags
from articles.workflow.engine import move
from articles.workflow.rights import must_edit
from articles.workflow.routing import ROUTING, reroute
from articles.workflow.saving import save_copy
from newsroom.turn import take_turn

from .field_names import field_names
from .meeting_form import meeting_of


class Unsettled(Exception):
    """Both changed the same thing; nothing was saved. `theirs` is the other's latest revision."""

    def __init__(self, meeting, theirs):
        super().__init__("Someone saved this story since you opened it.")
        self.meeting, self.theirs = meeting, theirs


@transaction.atomic
def save_together(story, form, bylines, data, *, by):
    """Save a valid form over whatever the story is now; returns (story, meeting, theirs).

    Raises Unsettled, with nothing changed, until everything both changed is settled in `data`.
    """
    take_turn()
    story = Article.objects.select_for_update(of=("self",)).get(pk=story.pk)
    must_edit(story, by)
    meeting = meeting_of(story, form, bylines, data)
    theirs = story.revisions.select_related("saved_by").filter(number=story.words_number).first()
    if meeting.open:
        raise Unsettled(meeting, theirs)
    values = meeting.result()
    words = {name: value for name, value in values.items() if name in COPY_FIELDS}
    story = save_copy(story, words, by=by, started_from=story.words_number)
    story = reroute(story, by=by, **{name: value for name, value in values.items() if name in ROUTING})
    _save_the_rest(story, form, values, by)
    return story, meeting, theirs


def _save_the_rest(story, form, values, by):
    if values.get("catchline", story.catchline) != story.catchline:
        story.catchline = values["catchline"]
        story.save(update_fields=["catchline", "changed"])
        index_story(story)
    if "bylines" in values:
        names = Correspondent.objects.in_bulk([key for key, _role, _place in values["bylines"]])
        rows = [(names[key], role, place) for key, role, place in values["bylines"] if key in names]
        set_bylines(story, rows, by=by)
    if "tags" in values:
        set_tags(story, values["tags"], by=by)
    if values.get("plan") == form.told_plan() and form.plan() is not None:
        move(story, "assign", by=by, **form.plan())


def told_of(meeting, theirs):
    """What of the other's was kept without asking, as messages."""
    hers = [name for name, whose in meeting.kept.items() if whose == "theirs"]
    both = [name for name, whose in meeting.kept.items() if whose == "both"]
    if hers:
        yield (
            messages.INFO,
            _("%(who)s saved meanwhile. Kept of theirs: %(fields)s.")
            % {"who": person_name(theirs.saved_by if theirs else None), "fields": field_names(hers)},
        )
    if both:
        yield messages.INFO, _("Both your changes are kept in: %s.") % field_names(both)
