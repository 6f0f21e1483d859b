"""Notes on a story: between its correspondent and the desk, open until resolved."""

import pytest

from articles.models import Letter, Note
from articles.workflow.checklist import open_points
from articles.workflow.engine import move
from articles.workflow.notes import leave_note, reopen_note, resolve_note
from articles.workflow.refused import Refused
from newsroom.audit.models import AuditEvent
from tests.factories import make_approved, make_draft, make_person


@pytest.fixture
def writer(db):
    return make_person("correspondent", "mira")


@pytest.fixture
def editor(db):
    return make_person("editor", "ada")


@pytest.fixture
def story(writer):
    return make_draft(writer)


def test_a_note_tells_whom_it_names(story, writer, editor):
    note = leave_note(story, "Is the second port right, @ada? Write to x@mira.example.", by=writer)

    assert list(note.mentioned.all()) == [editor]
    assert [(letter.person, letter.kind) for letter in Letter.objects.all()] == [(editor, "mention")]


def test_an_editors_note_tells_the_byline(story, writer, editor):
    leave_note(story, "Which ports?", by=editor)

    assert [(letter.person, letter.kind) for letter in Letter.objects.all()] == [(writer, "note")]


def test_whoever_may_not_read_the_story_cannot_be_named_in_a_note(story, writer):
    make_person("correspondent", "omar")

    with pytest.raises(Refused, match="Omar Test may not read this story"):
        leave_note(story, "Ask @omar.", by=writer)
    assert not Note.objects.exists()


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "x" * 2001])
def test_an_empty_or_endless_note_is_refused(story, writer, text):
    with pytest.raises(Refused):
        leave_note(story, text, by=writer)


def test_a_correspondent_leaves_no_note_on_anothers_story(story):
    with pytest.raises(Refused):
        leave_note(story, "Hello", by=make_person("correspondent"))


def test_a_story_with_an_open_note_is_not_published(writer, editor):
    story = make_approved(writer, editor)
    note = leave_note(story, "Wait for the ministry.", by=editor)

    with pytest.raises(Refused, match="A note is not resolved"):
        move(story, "publish", by=editor)
    resolve_note(note, by=editor)

    assert move(story, "publish", by=editor).state == "published"


def test_a_resolved_note_can_be_opened_again_and_both_are_logged(story, writer):
    note = leave_note(story, "Which ports?", by=writer)
    resolve_note(note, by=writer)
    resolve_note(note, by=writer)
    reopen_note(note, by=writer)

    assert [point.problem for point in open_points(story) if point.name == "notes"]
    kinds = AuditEvent.objects.filter(kind__startswith="note.").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["note.resolve", "note.reopen"]
