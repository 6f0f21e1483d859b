"""A scheduled story is there for readers from its time on, though nothing runs at that time."""

import time
from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Revision
from articles.workflow.engine import move
from tests.factories import make_approved, make_person, make_section

HEADLINE = "Ports reopen at noon"
LISTS = ("/", "/climate/", "/latest/", "/feed/", "/climate/feed/", "/search/?q=reopen")
SECOND = timedelta(seconds=1)


@pytest.fixture
def editor(transactional_db):
    return make_person("editor")


@pytest.fixture
def story(editor):
    section = make_section("Climate")
    return make_approved(make_person("correspondent"), editor, section=section, headline=HEADLINE)


def test_the_words_are_live_from_the_very_moment_and_not_before(story, editor):
    at = now() + timedelta(hours=1)
    move(story, "publish", by=editor, at=at, until=at + timedelta(hours=2))

    assert not Revision.objects.live(at - SECOND).exists()
    assert Revision.objects.live(at).get().headline == HEADLINE
    assert Revision.objects.live(at + timedelta(hours=2) - SECOND).exists()
    assert not Revision.objects.live(at + timedelta(hours=2)).exists()


def test_readers_get_a_scheduled_story_at_its_time_without_a_worker(client, story, editor):
    for path in LISTS:
        client.get(path)  # pages are built once before, so that the time goes to waiting
    at = now() + timedelta(seconds=4)
    move(story, "publish", by=editor, at=at)
    path = story.addresses.get().path

    before = {each: client.get(each) for each in (path, *LISTS)}
    assert now() < at, "the machine was too slow for this test to say anything"
    assert before.pop(path).status_code == 404
    assert [each for each, answer in before.items() if has_story(answer)] == []

    time.sleep(max(0, (at - now()).total_seconds()) + 0.1)

    assert client.get(path).status_code == 200
    assert [each for each in LISTS if not has_story(client.get(each))] == []


def test_a_story_with_an_end_is_gone_at_its_end(client, story, editor):
    at = now() + timedelta(seconds=4)
    move(story, "publish", by=editor, until=at)
    path = story.addresses.get().path
    assert client.get(path).status_code == 200
    assert has_story(client.get("/"))

    time.sleep(max(0, (at - now()).total_seconds()) + 0.1)

    assert client.get(path).status_code == 410
    assert [each for each in LISTS if has_story(client.get(each))] == []


def has_story(answer):
    page = answer.content.decode()
    return HEADLINE in page.replace("<mark>", "").replace("</mark>", "")  # as search marks what was found
