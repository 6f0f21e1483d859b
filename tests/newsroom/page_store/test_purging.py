"""Caches in front are told by jobs; each of these is a real server that notes what it is sent."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import transaction
from django.utils.timezone import now

from articles.pages.addressed import paths_of
from newsroom.jobs.models import Job
from newsroom.jobs.worker import work_once
from newsroom.page_store import front, purging
from newsroom.page_store.purging import read_target
from newsroom.page_store.stamps import bump
from tests.factories import make_live

pytestmark = pytest.mark.django_db(transaction=True)


class Cache(BaseHTTPRequestHandler):
    """Answers each request with the server's `status` and keeps it in `told`: (method, path, headers)."""

    def _note(self):
        self.server.told.append((self.command, self.path, self.headers))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_PURGE = _note  # noqa: N815  names that http.server looks for

    def log_message(self, *words):
        pass


@pytest.fixture
def cache(settings, monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), Cache)
    server.told, server.status = [], 200
    server.url = f"http://127.0.0.1:{server.server_port}"
    settings.PURGE_TOKEN = "secret-token"
    monkeypatch.setattr(purging, "SETTLED", timedelta(0))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_fastly_is_told_the_keys(cache, settings):
    settings.PURGE = [f"fastly+{cache.url}/service/abc"]
    bump("story-7", "tag-müşavirə")
    work_once()

    ((method, path, headers),) = cache.told
    assert (method, path) == ("POST", "/service/abc/purge")
    assert headers["Surrogate-Key"] == "story-7 tag-m%C3%BC%C5%9Favir%C9%99"
    assert headers["Fastly-Key"] == "secret-token"


def test_varnish_is_told_the_keys(cache, settings):
    settings.PURGE = [f"varnish+{cache.url}"]
    bump("story-7")
    work_once()

    ((method, path, headers),) = cache.told
    assert (method, path, headers["xkey-purge"]) == ("PURGE", "/", "story-7")
    assert headers["Purge-Token"] == "secret-token"


def test_a_cache_without_keys_is_told_the_addresses(cache, settings):
    story = make_live()
    settings.PURGE = [f"url+{cache.url}"]
    bump(f"story-{story.pk}", "front-en", "photo-1")
    while work_once():
        pass

    path = story.addresses.get(current=True).path
    assert {(method, path) for method, path, _headers in cache.told} == {
        ("PURGE", each) for each in ("/", path, f"{path}review/", f"{path}reviews/", f"{path}v1/")
    }


def test_a_cache_without_keys_is_told_every_form_of_a_feed():
    feeds = ("/feed/", "/feed/atom/", "/feed/json/")

    assert paths_of(["list-en"]) == {"/latest/", "/corrections/", *feeds}
    assert paths_of(["section-world"]) == {"/world/", *(f"/world{feed}" for feed in feeds)}


def test_a_cache_that_does_not_answer_is_told_again(cache, settings):
    settings.PURGE = [f"varnish+{cache.url}"]
    cache.status = 503
    bump("story-7")
    work_once()
    assert Job.objects.get().done_at is None

    cache.status = 200
    Job.objects.update(due_at=Job.objects.get().created)
    work_once()

    assert Job.objects.get().done_at and len(cache.told) == 2


def test_what_was_rolled_back_is_told_to_nobody(settings):
    settings.PURGE = ["varnish+http://127.0.0.1:9"]
    with pytest.raises(RuntimeError), transaction.atomic():
        bump("story-7")
        raise RuntimeError

    assert not Job.objects.exists()


def test_without_a_cache_there_is_no_job():
    bump("story-7")

    assert not Job.objects.exists()


@pytest.mark.parametrize("text", ["http://x", "redis+http://x", "fastly+ftp://x", "varnish"])
def test_a_cache_of_no_known_kind_is_refused(text):
    with pytest.raises(ImproperlyConfigured, match="NEWSROOM_PURGE"):
        read_target(text)


def test_a_cache_is_told_when_no_server_shows_the_page_as_it_was_any_more(settings):
    settings.PURGE = ["varnish+http://127.0.0.1:9"]
    bump("story-7")

    job = Job.objects.get()
    assert job.due_at - job.created > timedelta(seconds=front.IN_NEED + front.AS_IT_WAS)


def test_after_a_long_transaction_caches_are_told_once_more(settings, monkeypatch):
    """What was ordered when it began is due before a server knows of it."""
    settings.PURGE = ["varnish+http://127.0.0.1:9"]
    monkeypatch.setattr(purging, "LONG", timedelta(seconds=-1))
    with transaction.atomic():
        bump("story-7")
        committed = now()

    last = Job.objects.latest("due_at")
    assert last.due_at >= committed + timedelta(seconds=1) and last.payload["keys"] == ["story-7"]
    assert Job.objects.count() == 2


def test_forgetting_every_page_purges_every_page_of_a_cache(ask, story, cache, settings):
    settings.PURGE = [f"fastly+{cache.url}/service/abc"]
    pages = [ask(path) for path in (story.path, "/", "/feed/", "/robots.txt")]
    call_command("forget_pages")
    while work_once():
        pass

    ((_method, _path, headers),) = cache.told
    assert all(headers["Surrogate-Key"] in page.headers["surrogate-key"].split() for page in pages)


def test_who_forgets_every_page_is_told_which_caches_are_not(settings, capsys):
    """One that knows addresses alone would have to be sent every address there ever was."""
    settings.PURGE = ["url+http://edge.internal", "varnish+http://varnish.internal:6081"]
    settings.CDN_SECONDS = 30

    call_command("forget_pages")

    said = capsys.readouterr()
    assert "http://varnish.internal:6081 is told by a worker" in said.out
    assert "http://edge.internal is not told" in said.err and "after 30 s" in said.err
    assert "edge" not in said.out
