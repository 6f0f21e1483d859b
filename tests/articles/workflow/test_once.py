"""A move asked for twice at the same moment is made once: real requests on connections of their own."""

import threading

import pytest
from django.db import connection
from django.test import Client

from articles.models import Correction
from articles.workflow.standing import live_revision
from newsroom.audit.log import verify
from newsroom.audit.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*requests):
    """The answers of `requests`, (person, address, form) each, sent by threads that begin together."""
    clients = []
    for person, _address, _form in requests:
        client = Client()
        client.force_login(person)
        clients.append(client)
    begin, answers = threading.Barrier(len(requests)), [None] * len(requests)

    def send(number):
        _person, address, form = requests[number]
        begin.wait()
        try:
            answers[number] = clients[number].post(address, form)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(len(requests))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def story_page(story):
    return f"/admin/articles/article/{story.pk}/change/"


def made_once(story, verb, answers):
    """One went on, each other says why not, those tried are in the log; one version more is out."""
    assert sorted(answer.status_code for answer in answers) == [*[200] * (len(answers) - 1), 302]
    assert story.history.filter(verb=verb).count() == 1
    refused = [answer.content.decode() for answer in answers if answer.status_code == 200]
    assert all("alertbox" in page for page in refused)
    # One that meets the new version while its own page is made is asked what changed: no move was tried.
    tried = [page for page in refused if "see the fields" not in page]
    assert AuditEvent.objects.filter(kind=f"refused.move.{verb}").count() == len(tried)
    assert verify() is None


@pytest.fixture
def approved(db):
    editor = make.make_person("editor")
    return make.make_approved(make.make_person("correspondent"), editor)


def test_a_double_click_publishes_once(approved):
    editor = make.make_person("editor")
    click = (editor, story_page(approved), {"_move": "publish", "seen": approved.words_number})

    answers = at_once(click, click, click)

    made_once(approved, "publish", answers)
    assert approved.revisions.placed().count() == 1
    assert approved.addresses.count() == 1


def test_two_editors_at_once_publish_once(approved):
    form = {"_move": "publish", "seen": approved.words_number}
    editors = [make.make_person("editor") for _editor in range(3)]

    answers = at_once(*((editor, story_page(approved), form) for editor in editors))

    made_once(approved, "publish", answers)
    assert approved.revisions.placed().count() == 1


def test_an_approval_and_a_return_at_once_leave_one_of_them():
    story = make.make_filed(make.make_person("correspondent"))
    ways = ({"_move": "approve"}, {"_move": "return", "return-note": "Who says so?"})
    editors = [make.make_person("editor") for _way in ways]

    at_once(*((editor, story_page(story), way) for editor, way in zip(editors, ways, strict=True)))

    story.refresh_from_db()
    verbs = [one.verb for one in story.history.order_by("pk")]
    # Approved first it may still be returned; returned first it is a draft, which nobody approves.
    assert (verbs[1:], story.state) in [(["return"], "draft"), (["approve", "return"], "draft")]


def test_a_correction_sent_twice_is_made_once(db):
    story, editor = make.make_live(), make.make_person("editor")
    live = live_revision(story)
    form = {name: value or "" for name, value in live.words().items()}
    form |= {"standfirst": "It is two ports.", "note": "A reader wrote", "correction": "It said three."}
    sent = (editor, f"/admin/articles/article/{story.pk}/fix/?as=correct", {**form, "seen": live.number})

    answers = at_once(sent, sent)

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert Correction.objects.count() == 1
    assert [one.version for one in story.revisions.placed().order_by("version")] == [1, 2]


def test_a_request_that_is_sent_again_after_its_answer_was_lost_publishes_once(approved):
    editor = make.make_person("editor")
    client = Client()
    client.force_login(editor)
    form = {"_move": "publish", "seen": approved.words_number}

    first, again = (client.post(story_page(approved), form) for _time in range(2))

    made_once(approved, "publish", [first, again])
    assert "You cannot publish a story that is published." in again.content.decode()
