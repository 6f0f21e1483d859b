"""A story form that was sent, beside what the story is now: the three values of every field."""

from django import forms
from taggit.utils import parse_tags

from articles.models import COPY_FIELDS, Article
from articles.models.copy import clean
from articles.richtext import reads_the_same
from articles.richtext.fields import RichText
from articles.workflow.meeting import PICKS, meet
from articles.workflow.routing import ROUTING

from .bylines import rows_of
from .story_form import LONGEST_BODY, print_of_plan

# Where a field of the form is kept under another name.
KEYS = {"lead_photo_id": "lead_photo", "section_id": "section", "translation_of_id": "translation_of"}
PLAIN = (*ROUTING, "catchline")


def meeting_of(story, form, bylines, data):
    """The Meeting of what was typed with what `story`, locked, is now; choices made in `data` are in it."""
    base, theirs, mine = {}, {}, {}
    for three in (_words, _routing, _tags, _bylines, _plan):
        for name, values in three(story, form, bylines, data).items():
            base[name], theirs[name], mine[name] = values
    meeting = meet(base, theirs, mine)
    for place in meeting.places:
        _choose(place, form, data)
    _measure_body(meeting)
    return meeting


def _words(story, form, bylines, data):
    began, now = _began(story, form.cleaned_data["seen"]), story.words()
    typed = {name: clean(name, value) for name, value in form.words().items()}
    if "body" in typed and "body" in began and reads_the_same(typed["body"], began["body"]):
        typed["body"] = began["body"]  # the editor of bodies lays out anew what nobody touched
    return {name: (began.get(name), now[name], typed[name]) for name in typed}


def _began(story, seen):
    """The words the form was opened with; nothing is known of them where their revision is gone."""
    if seen == story.words_number:
        return story.words()
    if seen == 0:
        return Article().words()
    revision = None if seen is None else story.revisions.filter(number=seen).first()
    return revision.words() if revision else {}


def _routing(story, form, bylines, data):
    typed = {**form.routing(everything=True), "catchline": form.cleaned_data["catchline"]}
    found = {}
    for name in PLAIN:
        key = KEYS.get(name, name)
        now = getattr(story, name)
        if key in form.data:
            found[name] = (_initial(form, key, now), now, typed[name])
    return found


def _initial(form, key, now):
    """What the form was opened with, as it says; a form that says nothing began with what is there now."""
    field, sent = form.fields[key], form.data.get(form.add_initial_prefix(key))
    if sent is None:
        return now
    try:
        began = field.clean(sent) if sent else field.empty_values[0]
    except forms.ValidationError:
        return None
    if hasattr(began, "pk"):
        return began.pk
    return began if began is not None or now is None else ""


def _tags(story, form, bylines, data):
    if "tags" not in form.data:
        return {}
    now = list(story.tags.names())
    spelt = {name.casefold(): name for name in now}

    def told(names):
        return tuple(sorted({spelt.get(name.casefold(), name) for name in names}, key=str.casefold))

    sent = form.data.get(form.add_initial_prefix("tags"))
    began = now if sent is None else parse_tags(sent)
    return {"tags": (told(began), told(now), told(form.cleaned_data["tags"]))}


def _bylines(story, form, bylines, data):
    if not bylines.is_bound:
        return {}
    now = tuple(story.bylines.order_by("order", "id").values_list("correspondent_id", "role", "place"))
    typed = tuple((one.pk, str(role), place) for one, role, place in bylines.rows())
    return {"bylines": (rows_of(data.get("bylines-were"), now), now, typed)}


def _plan(story, form, bylines, data):
    if "plan_was" not in form.fields or "plan_was" not in form.data:
        return {}
    typed = form.cleaned_data
    mine = print_of_plan(typed["due"], typed["assignee"].pk if typed["assignee"] else None)
    return {"plan": (typed["plan_was"], print_of_plan(story.due, story.assignee_id), mine)}


def _choose(place, form, data):
    """Take the choice that was sent for this very place, and hold what was written to the field's rules."""
    pick = data.get(f"pick-{place.key}", "")
    place.pick = pick if pick in PICKS else ""
    place.written = data.get(f"written-{place.key}", "")
    if place.pick == "written" and not (place.field in form.fields and place.field in COPY_FIELDS):
        place.pick = ""
    if place.field not in form.fields or place.pick not in ("written", "merged") or not place.settled:
        return
    field = form.fields[place.field]
    if place.number:
        field = RichText(required=False, max_length=LONGEST_BODY)
    try:
        place.take_as(clean(place.field, field.clean(place.taken)))
    except forms.ValidationError as error:
        place.error = " ".join(error.messages)


def _measure_body(meeting):
    """A body put together of two may be longer than a body may be."""
    if not meeting.body or meeting.open:
        return
    if len(meeting.result()["body"]) > LONGEST_BODY:
        last = [place for place in meeting.places if place.field == "body"]
        for place in last[-1:]:
            place.error = f"Together the body has more than {LONGEST_BODY:,} characters."
