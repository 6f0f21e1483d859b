"""Stories that are planned before they have words."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.timezone import now

from articles.models import Article, Correspondent
from articles.states import State
from articles.workflow.engine import move, moves_open_to
from articles.workflow.letters import send_letters
from articles.workflow.planning import plan_story
from articles.workflow.refused import Refused
from articles.workflow.rights import may_edit, may_see
from articles.workflow.saving import save_copy
from newsroom.audit.models import AuditEvent
from newsroom.jobs.models import Job
from tests.factories import make_draft, make_live, make_person, make_section, make_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(db):
    return make_section()


@pytest.fixture
def planned(section, editor, correspondent):
    due = now() + timedelta(hours=3)
    return plan_story("silk-works", section=section, by=editor, due=due, assignee=correspondent, note="600")


def test_an_assignment_is_a_draft_without_words_or_writer(planned, correspondent):
    assert (planned.state, planned.words_number, planned.filed_by) == (State.DRAFT, 0, None)
    assert planned.assignee == correspondent
    assert not planned.revisions.exists()
    assert planned.history.get().note == "600"


def test_a_correspondent_cannot_assign(section, correspondent):
    with pytest.raises(Refused, match="may not assign"):
        plan_story("silk-works", section=section, by=correspondent)

    assert not Article.objects.exists()
    assert AuditEvent.objects.get().kind == "refused.plan"


def test_a_story_is_not_assigned_to_someone_who_may_not_write(section, editor):
    with pytest.raises(Refused, match="may not write"):
        plan_story("silk-works", section=section, by=editor, assignee=make_person("moderator"))

    assert not Article.objects.exists()


def test_an_assignment_needs_a_catchline(section, editor):
    with pytest.raises(Refused, match="catchline"):
        plan_story(" \u202e ", section=section, by=editor)


def test_only_the_one_it_is_assigned_to_reads_and_writes_it(planned, correspondent):
    other = make_person("correspondent")

    assert may_see(planned, correspondent) and may_edit(planned, correspondent)
    assert not may_see(planned, other) and not may_edit(planned, other)


def test_taken_up_it_becomes_their_story(planned, correspondent):
    story = move(planned, "take up", by=correspondent)

    assert story.pk == planned.pk
    assert story.filed_by == correspondent
    assert story.bylines.get().correspondent.user == correspondent


def test_nobody_else_takes_an_assignment_up(planned, editor):
    for person in (editor, make_person("correspondent")):
        with pytest.raises(Refused, match="Only the one"):
            move(planned, "take up", by=person)


def test_the_first_words_take_it_up_as_well_and_it_can_be_filed(planned, correspondent):
    story = save_copy(planned, make_words(), by=correspondent, started_from=0)

    assert story.filed_by == correspondent
    assert move(story, "file", by=correspondent).state == State.FILED


def test_an_editor_who_writes_a_line_into_it_does_not_take_it_from_them(planned, editor):
    story = save_copy(planned, {"headline": "Silk works"}, by=editor, started_from=0)

    assert story.filed_by is None


def test_reassigned_without_words_it_leaves_the_one_who_took_it_up(planned, editor, correspondent):
    other = make_person("correspondent")
    move(planned, "take up", by=correspondent)

    story = move(planned, "assign", by=editor, assignee=other, due=planned.due)

    assert story.filed_by is None and not story.bylines.exists()
    assert not may_see(story, correspondent) and may_edit(story, other)


def test_reassigned_with_words_it_stays_readable_for_who_wrote_them(editor, correspondent):
    story = make_draft(correspondent)

    story = move(story, "assign", by=editor, assignee=make_person("correspondent"))

    assert story.filed_by == correspondent and may_see(story, correspondent)


def test_the_assignee_gets_a_letter_with_the_due_time_and_its_zone(planned, correspondent):
    for job in Job.objects.filter(kind="letters"):
        send_letters(job.payload)

    letter = mail.outbox[0]
    assert letter.to == [correspondent.email]
    assert "silk-works" in letter.subject
    assert f"It is due at {planned.due:%H:%M} UTC, {planned.due:%-d %B %Y}." in letter.body


def test_an_assignment_that_is_late_is_overdue_until_it_is_filed(planned, editor, correspondent):
    story = move(planned, "assign", by=editor, assignee=correspondent, due=now() - timedelta(minutes=1))
    assert list(Article.objects.overdue()) == [story]

    story = save_copy(story, make_words(), by=correspondent, started_from=0)
    move(story, "file", by=correspondent)

    assert not Article.objects.overdue().exists()


def test_what_is_open_to_someone_is_asked_without_the_archive(planned, correspondent):
    named = make_draft(make_person("correspondent"))
    named.bylines.create(correspondent=Correspondent.objects.get(user=correspondent))
    make_live(correspondent)
    make_draft(make_person("correspondent"))

    assert set(Article.objects.open_to(correspondent)) == {planned, named}


def test_a_story_that_is_spiked_is_not_assigned(editor, correspondent):
    story = move(make_draft(correspondent), "spike", by=editor, note="Dropped.")

    assert "assign" not in {row.verb for row in moves_open_to(story, editor)}
    with pytest.raises(Refused, match="spiked"):
        move(story, "assign", by=editor, assignee=correspondent)
