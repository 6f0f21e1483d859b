"""A value of a field as people read it."""

from datetime import datetime

from articles.models import Article, Correspondent, Photo
from articles.states import Label, Role
from articles.templatetags.desk import full_time, person_name
from newsroom.people.models import Person
from sections.models import Section

ROWS = {"section_id": Section, "translation_of_id": Article, "lead_photo_id": Photo}


def shown_value(name, value):
    """Plain text; "–" where there is nothing."""
    if value in (None, "", ()):
        return "–"
    if name in ROWS:
        row = ROWS[name].objects.filter(pk=value).first()
        return f"{row} ({value})" if row else str(value)
    if name == "label":
        return Label(value).label
    if name == "tags":
        return ", ".join(value)
    if name == "bylines":
        return _bylines(value)
    if name == "plan":
        return _plan(value)
    return str(value)


def _bylines(rows):
    names = dict(Correspondent.objects.filter(pk__in=[row[0] for row in rows]).values_list("pk", "name"))
    return " · ".join(
        ", ".join(filter(None, (names.get(key, str(key)), Role(role).label, place)))
        for key, role, place in rows
    )


def _plan(text):
    due, _bar, assignee = text.partition("|")
    person = Person.objects.filter(pk=assignee).first() if assignee.isdigit() else None
    told = [full_time(datetime.fromisoformat(f"{due}+00:00"))] if due else []
    return " · ".join(told + ([person_name(person)] if person else [])) or "–"
