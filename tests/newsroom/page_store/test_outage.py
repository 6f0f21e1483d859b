"""The database is away: what is kept is served, what is not says so."""

import pytest
from django.db import connection

from newsroom.page_store import watch as watching
from newsroom.page_store.stamps import bump

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def away(monkeypatch):
    """Takes the database away until the end of the test, or until called again."""
    kept = dict(connection.settings_dict)
    monkeypatch.setattr(watching, "ASK_AGAIN", 0)

    def turn(gone=True):
        connection.close()
        there = {"NAME": "/nowhere/at/all", "HOST": "127.0.0.1", "PORT": "1"}
        connection.settings_dict.update(there if gone else kept)

    yield turn
    turn(gone=False)


def test_kept_pages_are_served_and_readyz_says_why_it_is_not_ready(ask, story, away):
    page = ask(story.path, HTTP_ACCEPT_ENCODING="br")
    away()

    again = ask(story.path, HTTP_ACCEPT_ENCODING="br")
    assert (again.status, again.body) == (200, page.body)
    assert ask(story.path, HTTP_ACCEPT_ENCODING="gzip").text == page.text
    ready = ask("/readyz")
    assert ready.status == 503 and "does not answer" in ready.text
    assert ask("/healthz").status == 200


def test_a_page_that_is_not_kept_says_come_again(ask, story, away):
    ask("/")
    away()

    answer = ask(story.path)

    assert answer.status == 503 and answer.headers["retry-after"]


def test_what_changed_meanwhile_is_seen_when_it_is_back(ask, story, away):
    ask(story.path)
    away()
    ask(story.path)
    away(gone=False)
    bump(f"story-{story.pk}")
    entered = ask.entered

    ask(story.path)

    assert ask.entered == entered + 1


def test_what_is_known_to_be_stale_is_not_served(ask, story, away):
    ask(story.path), ask("/correspondents/")
    bump(f"story-{story.pk}")
    ask("/correspondents/")
    away()

    assert ask(story.path).status == 503
    assert ask("/correspondents/").status == 200
