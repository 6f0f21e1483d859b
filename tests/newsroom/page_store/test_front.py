"""What the front answers by itself, and in what form."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from articles.workflow.engine import move
from newsroom.page_store import front
from newsroom.page_store.models import Stamp
from newsroom.page_store.stamps import bump
from newsroom.page_store.watch import watch
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_person
from tests.newsroom.page_store.asking import Asking

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_page_is_made_once_and_then_served_without_django(ask, story):
    first, second = ask(story.path), ask(story.path)

    assert ask.entered == 1
    assert first.status == second.status == 200
    assert first.body == second.body and story.headline in second.text
    assert first.headers == second.headers


def test_another_process_of_the_machine_serves_what_one_made(ask, story):
    ask(story.path)
    other = Asking()

    assert other(story.path).status == 200
    assert other.entered == 0


@pytest.mark.parametrize("form", ["br", "gzip", ""])
def test_every_form_holds_the_same_words_and_has_a_tag_of_its_own(ask, story, form):
    plain = ask(story.path)
    page = ask(story.path, HTTP_ACCEPT_ENCODING=form)

    assert page.text == plain.text
    assert page.headers.get("content-encoding", "") == form
    assert page.headers["vary"] == "Accept-Encoding"
    assert int(page.headers["content-length"]) == len(page.body)
    assert (page.headers["etag"] == plain.headers["etag"]) is (form == "")
    assert ask.entered == 1


def test_who_has_these_bytes_gets_none(ask, story):
    page = ask(story.path, HTTP_ACCEPT_ENCODING="br")
    tag, time = page.headers["etag"], page.headers["last-modified"]

    for known in (
        {"HTTP_IF_NONE_MATCH": tag},
        {"HTTP_IF_NONE_MATCH": f'"other", W/{tag}'},
        {"HTTP_IF_MODIFIED_SINCE": time},
    ):
        again = ask(story.path, HTTP_ACCEPT_ENCODING="br", **known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == tag and again.headers["vary"] == "Accept-Encoding"
    other = ask(story.path, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=tag)
    assert other.status == 200
    wrong = ask(story.path, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH='"x"', HTTP_IF_MODIFIED_SINCE=time)
    assert wrong.status == 200


def test_what_a_server_adds_to_the_headers_of_one_answer_is_not_in_the_next(ask, story):
    ask(story.path), ask(story.path)

    assert "connection" not in ask(story.path).headers


def test_head_has_the_headers_and_no_body(ask, story):
    head = ask(story.path, method="HEAD")
    page = ask(story.path)

    assert head.body == b"" and head.headers == page.headers
    assert ask.entered == 1


def test_a_change_makes_exactly_the_pages_that_show_it_stale(ask, story):
    ask(story.path), ask("/correspondents/")
    bump(f"story-{story.pk}")

    ask(story.path), ask("/correspondents/")

    assert ask.entered == 3


def test_a_page_of_the_same_words_keeps_its_tag_and_its_time(ask, story):
    before = ask("/correspondents/")
    bump("correspondents")

    after = ask("/correspondents/")

    assert ask.entered == 2
    assert (after.headers["etag"], after.headers["last-modified"]) == (
        before.headers["etag"],
        before.headers["last-modified"],
    )


def test_a_withdrawn_story_is_gone_at_once_and_its_notice_is_kept(ask, story):
    assert ask(story.path).status == 200
    move(story, "withdraw", by=make_person("editor"), note="legal", readers_get="gone")

    assert ask(story.path).status == 410
    entered = ask.entered
    assert ask(story.path).status == 410
    assert ask.entered == entered


def test_everything_can_be_made_stale(ask, story):
    ask(story.path), ask("/")
    bump("everything")
    ask(story.path), ask("/")

    assert ask.entered == 4


def test_a_page_is_not_served_past_its_time(ask, story, monkeypatch):
    ask("/latest/")
    later = now().timestamp() + 25 * 3600
    monkeypatch.setattr(front.time, "time", lambda: later)

    ask("/latest/")

    assert ask.entered == 2


def test_a_change_that_commits_while_a_page_is_made_is_on_it_at_the_next_request(ask, story):
    django = ask.django

    def meanwhile(environ, start_response):
        answer = django(environ, start_response)
        bump(f"story-{story.pk}")
        ask.django = django
        return answer

    ask.django = meanwhile
    ask(story.path)
    ask(story.path)

    assert ask.entered == 2


def test_what_the_process_keeps_of_the_settings_is_never_older_than_the_page(ask, story):
    ask("/")
    SiteSettings(name="The Other Paper").save()

    assert "The Other Paper" in ask("/").text


def test_a_database_that_was_set_back_takes_its_pages_with_it(ask, story):
    ask(story.path)
    bump("another")
    ask(story.path)
    Stamp.objects.all().delete()

    ask(story.path)
    ask(story.path)

    assert ask.entered == 2


def test_after_a_restored_backup_all_can_be_forgotten_however_many_changes_it_lacks(ask, story):
    """Changes are counted on from the backup's number: this one gets that of the one that was lost."""
    SiteSettings(name="As it is in the backup").save()
    ask(story.path)
    SiteSettings(name="Changed since").save()
    assert "Changed since" in ask(story.path).text
    last = Stamp.objects.order_by("-number").values_list("number", flat=True)[0]
    Stamp.objects.filter(number=last).update(number=last - 1)
    SiteSettings.objects.update(name="As it is in the backup")

    call_command("forget_pages")

    assert "As it is in the backup" in ask(story.path).text


def test_a_kept_page_whose_bytes_were_damaged_is_made_anew(ask, story, settings):
    page = ask("/correspondents/")
    (file,) = Path(settings.PAGES_DIR).glob("pages-*")
    data = file.read_bytes()
    at = data.index(page.body) + len(page.body) // 2
    with open(file, "r+b") as pages:
        pages.seek(at)
        pages.write(bytes([data[at] ^ 1]))

    other = Asking()

    assert other("/correspondents/").text == page.text and other.entered == 1


def test_a_cache_that_has_a_page_is_told_its_present_keys_with_the_304(ask, story):
    page = ask(story.path)
    known = {"HTTP_IF_NONE_MATCH": page.headers["etag"]}
    assert "surrogate-key" not in ask(story.path, **known).headers

    ask.front.cdn_seconds = 60

    assert ask(story.path, **known).headers["surrogate-key"] == page.headers["surrogate-key"]


def test_a_page_that_is_dropped_while_it_is_looked_up_is_made_anew(ask, story):
    page = ask(story.path)
    ring = ask.front._ring
    about = ring.about

    def drop(entry):
        found = about(entry)
        ring.drop_all()
        return found

    ring.about = drop
    again = ask(story.path)

    assert again.status == 200 and len(again.body) == len(page.body)


BUSY = "503 Service Unavailable"


def make_busy(ask):
    """Django has its hands full from now on; returns what makes it answer again."""
    django = ask.django

    def turn_away(environ, start_response):
        start_response(BUSY, [("Content-Type", "text/plain"), ("Retry-After", "2")])
        return [b"busy"]

    ask.django = turn_away
    return lambda: setattr(ask, "django", django)


def test_a_page_is_shown_as_it_was_for_its_second_while_nobody_can_make_it_anew(ask, story, monkeypatch):
    monkeypatch.setattr(front, "IN_NEED", 60)
    ask(story.path)
    make_busy(ask)
    bump("everything")
    watch.look_again()

    assert ask(story.path).status == 200
    monkeypatch.setattr(front, "IN_NEED", 0)
    assert ask(story.path).status == 503


def test_who_is_turned_away_does_not_spoil_the_page_for_those_who_come_after(ask, story):
    ask_again = make_busy(ask)
    assert ask(story.path).status == 503
    ask_again()

    ask(story.path)
    entered = ask.entered
    assert ask(story.path).status == 200
    assert ask.entered == entered


@pytest.mark.parametrize("odd", [{"host": "TESTSERVER:4443"}, {"query": "evil=1"}, {"HTTP_IF_MATCH": '"x"'}])
@pytest.mark.parametrize("path", ["/latest/", "/", "/nowhere/", "/feed/", "/robots.txt"])
def test_what_pages_tell_the_front_no_reader_is_told(ask, story, path, odd):
    for answer in (ask(path, **odd), ask(path), ask(path)):
        assert not {"good-until", "shown-until", "page-parameters"} & set(answer.headers)


def test_a_page_begun_before_the_database_was_set_back_is_not_kept(ask, story):
    django = ask.django

    def meanwhile(environ, start_response):
        answer = django(environ, start_response)
        Stamp.objects.all().delete()
        watch.look()
        ask.django = django
        return answer

    bump("another"), ask("/")
    ask.django = meanwhile
    assert ask(story.path).status == 200
    assert len(ask.front._ring) == 1  # that of before, which goes at the next look
    ask(story.path)
    bump(f"story-{story.pk}")
    entered = ask.entered

    ask(story.path)

    assert ask.entered == entered + 1
