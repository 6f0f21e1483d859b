"""Letters: written with what they tell of, gathered for a minute, sent by the worker to those concerned."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.db import connection
from django.utils.timezone import now

from articles.models import Letter
from articles.workflow.credits import set_bylines
from articles.workflow.engine import move
from articles.workflow.letter_words import in_words
from articles.workflow.letters import GATHERED
from articles.workflow.notes import leave_note
from newsroom.jobs.models import Job
from newsroom.jobs.worker import work_once
from newsroom.people.letter_kinds import LETTERS
from tests.factories import make_approved, make_filed, make_person, make_section


@pytest.fixture
def returned(db):
    """A story handed back, whose letter to its correspondent waits to be sent."""
    story = make_filed(make_person("correspondent", "mira"), headline="Two ports are named")
    return move(story, "return", by=make_person("editor", "ada"), note="Which two ports?")


def work_all():
    """What a worker does once the letters' minute is over."""
    Job.objects.filter(done_at=None).update(due_at=now() - GATHERED)
    while work_once():
        pass


def test_the_byline_gets_headline_note_and_link(returned, settings):
    settings.SITE_ADDRESS = "https://meridian.example.org"
    work_all()

    [letter] = mail.outbox
    assert letter.to == ["mira@example.org"] and letter.subject == "Ada Test returned “Two ports are named”"
    assert letter.body.startswith(
        "Two ports are named\n\nAda Test returned it:\nWhich two ports?\n\nhttps://"
    )
    assert f"https://meridian.example.org/admin/articles/article/{returned.pk}/change/" in letter.body


def test_what_happens_within_a_minute_comes_in_one_letter(returned):
    story = move(returned, "file", by=returned.filed_by)
    move(story, "return", by=make_person("editor"), note="And the date?")
    work_all()

    [letter] = mail.outbox
    assert "Which two ports?" in letter.body and "And the date?" in letter.body
    assert letter.subject == "Ada Test returned “Two ports are named”, and 1 more"
    assert not Letter.objects.filter(sent_at=None).exists()


@pytest.mark.django_db
def test_a_letter_of_a_scheduled_story_says_when_it_goes_out():
    writer, editor = make_person("correspondent"), make_person("editor")
    at = datetime(2126, 11, 24, 22, 15, tzinfo=UTC)
    story = make_approved(writer, editor)
    Letter.objects.all().delete()
    move(story, "publish", by=editor, at=at)
    work_all()

    [letter] = mail.outbox
    assert letter.subject == f"{editor} scheduled “{story.headline}”"
    assert f"{editor} scheduled it.\nIt goes out at 22:15 UTC, 24 November 2126." in letter.body


@pytest.mark.parametrize("kind", [kind for kind, _label in LETTERS])
def test_every_kind_of_letter_begins_with_a_name_and_says_what_was_done(kind, returned):
    letter = Letter.objects.get(person=returned.filed_by)
    letter.kind = kind
    subject, text = in_words(returned.filed_by, [letter])

    assert subject.startswith("Ada Test ") and "“Two ports are named”" in subject
    assert "[" not in subject + text and "_" not in subject


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_a_letter_goes_out(monkeypatch):
    story = make_filed(make_person("correspondent"))
    move(story, "return", by=make_person("editor"), note="Which two ports?")
    held = []

    class Slow(mail.get_connection().__class__):
        def send_messages(self, messages):
            held.append(connection.in_atomic_block)
            return super().send_messages(messages)

    monkeypatch.setattr(mail, "get_connection", lambda *args, **kwargs: Slow())
    work_all()

    assert held == [False]


def test_a_letter_that_fails_is_kept_and_sent_later(returned, settings):
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "no.such.backend"
    Job.objects.update(due_at=now())
    work_once()
    assert "no.such" in Job.objects.get().error or "No module" in Job.objects.get().error

    settings.EMAIL_BACKEND = backend
    work_all()

    assert len(mail.outbox) == 1


def test_two_workers_do_not_send_the_same_letter(returned):
    move(returned, "file", by=returned.filed_by)
    Letter.objects.update(claimed_at=now())  # as another worker has, at this moment
    work_all()

    assert mail.outbox == []


def test_the_same_letters_always_have_the_same_message_id(returned):
    work_all()
    Letter.objects.update(sent_at=None, claimed_at=None)  # as after a crash before it was written down
    Job.objects.update(done_at=None)
    work_all()

    first, again = mail.outbox
    assert first.extra_headers["Message-ID"] == again.extra_headers["Message-ID"]


def test_a_letter_to_someone_who_has_left_is_not_sent(returned):
    type(returned.filed_by).objects.filter(username="mira").update(is_active=False)
    work_all()

    assert mail.outbox == []


def test_someone_who_may_no_longer_read_the_story_gets_no_letter_of_it(returned):
    mira, editor = returned.filed_by, make_person("editor")
    set_bylines(returned, [], by=editor)
    type(returned).objects.filter(pk=returned.pk).update(filed_by=None)
    assert Letter.objects.filter(person=mira).exists()
    work_all()

    assert mail.outbox == []


def test_only_the_desk_of_the_section_is_told(db):
    section, other = make_section("Energy"), make_section("Sport")
    ours, theirs = make_person("editor"), make_person("editor")
    section.editors.add(ours)
    other.editors.add(theirs)

    make_filed(make_person("correspondent"), section=section)

    assert [letter.person for letter in Letter.objects.all()] == [ours]


def test_nobody_is_told_what_they_did_themselves_or_turned_off(db):
    section, off, writer = make_section(), make_person("editor"), make_person("correspondent")
    section.editors.add(off, writer)
    off.letters_off = ["file"]
    off.save()

    make_filed(writer, section=section)

    assert not Letter.objects.exists()


def test_someone_named_in_a_note_who_is_in_the_byline_is_told_once(returned):
    Letter.objects.all().delete()

    leave_note(returned, "@mira which two?", by=make_person("editor"))

    assert [letter.kind for letter in Letter.objects.all()] == ["mention"]
