"""The database is away: what is kept is served, what is not says so."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from newsroom.page_store import watch as watching
from newsroom.page_store.stamps import bump
from tests.factories import make_live
from tests.newsroom.page_store.asking import HOST, Asking

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


def test_a_page_that_only_bears_an_old_date_is_shown_until_the_database_is_back(ask, away, monkeypatch):
    story, ends = make_live(), make_live(until=now() + timedelta(hours=1))
    dated, ending = (each.addresses.get(current=True).path for each in (story, ends))
    ask("/correspondents/"), ask(ending)
    page = ask.front.find(f"identity http://{HOST}/correspondents/?")[0]
    other = ask.front.find(f"identity http://{HOST}{ending}?")[0]
    away()
    ask(dated)

    assert page.good_until < page.shown_until
    later = max(page.good_until, other.shown_until) + 1
    monkeypatch.setattr("newsroom.page_store.front.time.time", lambda: later)
    assert ask("/correspondents/").status == 200
    assert ask(ending).status == 503  # what ends at an hour is gone then


def test_a_cache_shows_a_page_on_over_an_outage_but_not_past_its_end(transactional_db, settings, tmp_path):
    settings.PAGES_DIR, settings.PAGES_MB, settings.CDN_SECONDS = str(tmp_path / "pages"), 4, 60
    ask, ends = Asking(), make_live(until=now() + timedelta(hours=1))

    path = ends.addresses.get(current=True).path
    ask(path)
    told = ask(path).headers["cdn-cache-control"]

    fresh, stale = (int(part.rpartition("=")[2]) for part in told.split(", ")[1:])
    assert fresh == 60 and 3400 < fresh + stale <= 3600


def test_a_search_is_never_kept(ask, story):
    for _time in range(2):
        assert ask("/search/", query="q=minister").status == 200

    assert ask.front._ring is None  # no page that may be kept was asked for
    assert ask.entered == 2
