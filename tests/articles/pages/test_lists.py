from datetime import date, timedelta

import pytest
from django.utils.timezone import now
from django.utils.translation import override

from articles.models import Correction, Correspondent, Photo, Revision
from articles.pages import clock
from articles.pages.lists import dressed, pictured_once
from tests.factories import make_draft, make_live, make_person

pytestmark = pytest.mark.django_db


def test_the_wire_shows_every_live_story_newest_first(client):
    by = make_person("correspondent")
    make_live(by, headline="Second", published=now() - timedelta(minutes=5))
    make_live(by, headline="First", published=now() - timedelta(minutes=1))

    page = client.get("/latest/").content.decode()

    assert page.index("First") < page.index("Second")


def test_a_day_of_the_archive_holds_that_days_stories(client):
    by = make_person("correspondent")
    old = make_live(by, headline="Long ago", published=now() - timedelta(days=40))
    make_live(by, headline="Just now")

    page = client.get(f"/archive/{old.published_at:%Y/%m/%d}/").content.decode()

    assert "Long ago" in page
    assert "Just now" not in page
    assert page[page.index("<main") :].count(clock.long_day(old.published_at.date())) == 1


@pytest.mark.parametrize("day", ["2026/13/01", "2026/02/30", "0000/01/01", "9999/12/31"])
def test_an_impossible_or_coming_day_is_not_found(client, day):
    assert client.get(f"/archive/{day}/").status_code == 404


def test_a_tag_that_only_a_draft_carries_has_no_page(client):
    make_draft(make_person("correspondent"), tags=["Secret plan"])

    assert client.get("/tags/secret-plan/").status_code == 404
    assert client.get("/tags/secret-plan/feed/").status_code == 404


def test_a_tag_page_lists_its_stories(client):
    make_live(tags=["Oden river"], headline="The crest passes")

    assert "The crest passes" in client.get("/tags/oden-river/").content.decode()


def test_a_correspondents_page_lists_what_they_filed(client):
    by = make_person("correspondent", "mira")
    make_live(by, headline="The crest passes")
    make_live(headline="By someone else")

    page = client.get("/correspondents/mira/").content.decode()

    assert "The crest passes" in page
    assert "By someone else" not in page
    assert "Mira Test" in client.get("/correspondents/").content.decode()


def test_a_place_that_the_role_names_is_not_said_twice(client):
    by = make_person("correspondent", "mira")
    make_live(by)
    Correspondent.objects.filter(slug="mira").update(role="Cairo correspondent", bureau="Cairo")

    assert ">Cairo correspondent</p>" in client.get("/correspondents/").content.decode()


def test_a_short_month_is_written_as_a_long_one_is():
    with override("ru"):
        assert clock.short_day(date(2026, 11, 24)) == "Вт 24 ноя 2026"
    assert clock.short_day(date(2026, 11, 24)) == "Tue 24 Nov 2026"


def test_the_corrections_page_shows_those_of_live_stories(client):
    story, coming = make_live(), make_live(published=now() + timedelta(hours=1))
    for each, text in ((story, "It was 2007."), (coming, "Not yet.")):
        Correction.objects.create(article=each, revision=each.revisions.get(), text=text, made_at=now())

    page = client.get("/corrections/").content.decode()

    assert "It was 2007." in page
    assert "Not yet." not in page


def test_a_picture_stands_once_on_a_page():
    photo = Photo.objects.create(digest="e" * 64, width=320, height=180)
    stories = [make_live(lead_photo_id=photo.pk), make_live(), make_live(lead_photo_id=photo.pk)]
    rows = [dressed(Revision.objects.live().for_list().get(article=story)) for story in stories]

    assert [bool(row.picture) for row in pictured_once(rows)] == [True, False, False]
