"""What a person sets for themselves, and what the desk then does."""

from datetime import UTC, datetime

import pytest
from django.utils.timezone import now

from newsroom.people.letter_kinds import LETTERS
from tests import factories as make

PAGE = "/admin/preferences/"
EVERY = [kind for kind, _label in LETTERS]


@pytest.fixture
def writer(client, db):
    writer = make.make_person("correspondent")
    client.force_login(writer)
    return writer


def test_letters_that_are_unticked_are_turned_off(client, writer):
    client.post(PAGE, {"time_zone": "", "letters": [kind for kind in EVERY if kind != "publish"]})

    writer.refresh_from_db()
    assert writer.letters_off == ["publish"]


def test_an_unknown_zone_is_refused_by_name(client, writer):
    page = client.post(PAGE, {"time_zone": "Mars/Olympus", "letters": EVERY})

    assert "There is no time zone called “Mars/Olympus”" in page.content.decode()
    writer.refresh_from_db()
    assert writer.time_zone == ""


def test_the_desk_tells_times_in_the_persons_own_zone(client, writer):
    story = make.make_filed(writer)
    client.post(PAGE, {"time_zone": "Asia/Baku", "letters": EVERY})

    page = client.get(f"/admin/articles/article/{story.pk}/history/").content.decode()

    assert "Times are in your own zone, Asia/Baku" in page.replace("\n", " ")
    moved = story.history.get().at.astimezone(UTC)
    assert f"{(moved.hour + 4) % 24:02}:{moved:%M} Asia/Baku" in page


def test_reader_pages_keep_the_newsrooms_zone(client, writer):
    make.make_live(writer, published=datetime(2026, 11, 1, 12, 0, tzinfo=UTC))
    before = client.get("/latest/").content
    client.post(PAGE, {"time_zone": "Asia/Baku", "letters": EVERY})

    assert client.get("/latest/").content == before


def test_a_time_typed_at_the_desk_is_of_the_persons_zone(client, db):
    editor = make.make_person("editor")
    editor.time_zone = "America/New_York"
    editor.save()
    story = make.make_approved(make.make_person("correspondent"), editor)
    client.force_login(editor)

    client.post(
        f"/admin/articles/article/{story.pk}/change/",
        {"_move": "schedule", "schedule-at_date": f"{now().year + 1}-07-01", "schedule-at_time": "09:00"},
    )

    assert story.revisions.scheduled().get().live_from == datetime(now().year + 1, 7, 1, 13, 0, tzinfo=UTC)
