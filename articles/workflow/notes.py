"""Notes on a story between its correspondent and the desk: left, answered by another, resolved."""

import re

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now

from articles.models import Note
from articles.richtext import plain_text
from newsroom.audit.log import record
from newsroom.bidi import check_text
from newsroom.people.models import Person

from .letters import tell_of_note
from .refused import Refused
from .rights import may_see

MOST_NAMED = 10
LONGEST = 2000
# A name after a sign that no letter stands before: @ines, not someone@example.org.
NAMED = re.compile(r"(?<![\w@.])@([\w][\w.+-]*)")


@transaction.atomic
def leave_note(article, text, *, by):
    """A new open note. `@username` names someone, who must be allowed to read the story; they are told."""
    _must_see(article, by)
    try:
        check_text(text)
    except ValidationError as error:
        raise Refused(error.messages[0], "note-signs") from error
    text = plain_text(text).strip()
    if not text:
        raise Refused("Write the note first.", "note-empty")
    if len(text) > LONGEST:
        raise Refused(f"A note has {LONGEST} characters at most; this one has {len(text)}.", "note-length")
    named = people_named(article, text)
    note = Note.objects.create(article=article, text=text, by=by, at=now())
    note.mentioned.set(named)
    tell_of_note(article, note, named)
    return note


def people_named(article, text):
    """Who is named in `text`; a name that is no account's is only a word. One query, and one a person."""
    names = {name.rstrip(".-+") for name in NAMED.findall(text)}
    if len(names) > MOST_NAMED:
        raise Refused(f"A note names {MOST_NAMED} people at most.", "note-names")
    known = list(Person.objects.filter(is_active=True, username__in=names | {name.lower() for name in names}))
    outside = sorted(str(person) for person in known if not may_see(article, person))
    if outside:
        raise Refused(f"{', '.join(outside)} may not read this story.", "note-reader")
    return known


@transaction.atomic
def resolve_note(note, *, by):
    """Settle `note`. One that is settled stays as it was."""
    _must_see(note.article, by)
    if Note.objects.filter(pk=note.pk, resolved_at=None).update(resolved_at=now(), resolved_by=by):
        record("note.resolve", by=by, subject=f"story {note.article_id}", detail={"note": note.pk})


@transaction.atomic
def reopen_note(note, *, by):
    _must_see(note.article, by)
    if Note.objects.filter(pk=note.pk).exclude(resolved_at=None).update(resolved_at=None, resolved_by=None):
        record("note.reopen", by=by, subject=f"story {note.article_id}", detail={"note": note.pk})


def _must_see(article, person):
    if not may_see(article, person):
        raise Refused("You may not read another's story.", "own-story")
