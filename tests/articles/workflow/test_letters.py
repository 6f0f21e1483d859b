"""Letters about a move: written with it, sent by the worker, which holds nothing up."""

import pytest
from django.core import mail
from django.db import connection

from articles.workflow.engine import move
from newsroom.jobs.models import Job
from newsroom.jobs.worker import work_once
from tests.factories import make_filed, make_person


@pytest.fixture
def returned(db):
    """A story handed back, whose letter to its correspondent waits to be sent."""
    story = make_filed(make_person("correspondent", "mira"))
    return move(story, "return", by=make_person("editor"), note="Which two ports?")


def test_the_byline_gets_the_note(returned):
    work_once()

    assert [letter.to for letter in mail.outbox] == [["mira@example.org"]]
    assert "Which two ports?" in mail.outbox[0].body


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
    work_once()

    assert held == [False]


def test_a_letter_to_someone_who_has_left_is_not_sent(returned):
    type(returned.filed_by).objects.filter(username="mira").update(is_active=False)
    work_once()

    assert mail.outbox == []
    assert Job.objects.get(kind="letter").done_at
