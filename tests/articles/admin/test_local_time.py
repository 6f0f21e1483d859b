"""Times as typed at the desk: where the clocks change, in the zone of the person who types."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from articles.workflow.engine import move
from articles.workflow.standing import live_revision, scheduled_revision
from newsroom.site_settings.models import SiteSettings
from newsroom.times import AmbiguousTime, NonexistentTime, moment_of
from tests import factories as make

pytestmark = pytest.mark.django_db
# zone, day and hour that the clocks skip; day and hour they show twice, and which two moments those are
CHANGES = {
    "Asia/Baku": ("2015-03-29", "04:30", "2015-10-25", "04:30", "2015-10-24T23:30", "2015-10-25T00:30"),
    "America/New_York": (
        "2027-03-14",
        "02:30",
        "2027-11-07",
        "01:30",
        "2027-11-07T05:30",
        "2027-11-07T06:30",
    ),
    "Europe/London": ("2027-03-28", "01:30", "2027-10-31", "01:30", "2027-10-31T00:30", "2027-10-31T01:30"),
}  # fmt: skip
ZONES = pytest.mark.parametrize("zone", CHANGES)
STILL_TO_COME = pytest.mark.parametrize("zone", ["America/New_York", "Europe/London"])


@pytest.fixture
def page(client):
    """Posts a time for an approved story as an editor in `zone`; (the page, the story)."""

    def post(zone, date, time, which="", verb="schedule"):
        editor = make.make_person("editor")
        editor.time_zone = zone
        editor.save()
        client.force_login(editor)
        story = make.make_approved(make.make_person("correspondent"), make.make_person("editor"))
        typed = {f"{verb}-at_date": date, f"{verb}-at_time": time, f"{verb}-at_which": which}
        address = f"/admin/articles/article/{story.pk}/change/"
        answer = client.post(address, {"_move": verb, "seen": story.words_number, **typed}, follow=True)
        return answer.content.decode(), story

    return post


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def parts(date, time):
    local = datetime.fromisoformat(f"{date}T{time}")
    return local.date(), local.time()


@ZONES
def test_a_skipped_time_is_refused_by_the_function_and_by_the_form(page, zone):
    date, time, *_rest = CHANGES[zone]
    with pytest.raises(NonexistentTime):
        moment_of(*parts(date, time), zone)

    text, story = page(zone, date, time)
    assert f"{time} does not exist on that day in {zone}: the clocks skip it." in text
    assert scheduled_revision(story) is None


@ZONES
def test_a_time_that_comes_twice_is_asked_about_by_both(page, zone):
    _date, _time, date, time, *_moments = CHANGES[zone]
    with pytest.raises(AmbiguousTime):
        moment_of(*parts(date, time), zone)

    text, story = page(zone, date, time)
    assert f"{time} comes twice on that day in {zone}: choose which." in text
    assert scheduled_revision(story) is None


@ZONES
def test_the_first_and_the_second_are_the_moments_they_are(zone):
    _date, _time, date, time, first, second = CHANGES[zone]

    assert moment_of(*parts(date, time), zone, which="first") == at(first)
    assert moment_of(*parts(date, time), zone, which="second") == at(second)


@STILL_TO_COME
@pytest.mark.parametrize("which", ["first", "second"])
def test_the_one_that_was_chosen_is_when_it_goes_out(page, zone, which):
    _date, _time, date, time, first, second = CHANGES[zone]

    text, story = page(zone, date, time, which)

    moment = at(first if which == "first" else second)
    assert scheduled_revision(story).live_from == moment
    assert f"{time} {zone}" in text and f"{moment:%H:%M} UTC" in text


def test_a_time_gone_by_in_baku_is_refused_whichever_was_chosen(page):
    _date, _time, date, time, *_moments = CHANGES["Asia/Baku"]

    text, story = page("Asia/Baku", date, time, "second")

    assert "cannot be published in the past" in text
    assert scheduled_revision(story) is None


@ZONES
def test_an_ordinary_time_is_kept_in_utc_and_shown_in_both(page, zone):
    text, story = page(zone, "2027-07-01", "12:00")

    moment = datetime(2027, 7, 1, 12, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert scheduled_revision(story).live_from == moment
    assert f"12:00 {zone}" in text and f"{moment:%H:%M} UTC" in text


def test_without_a_zone_of_ones_own_it_is_the_newsrooms(page):
    SiteSettings(time_zone="Asia/Baku").save()

    _text, story = page("", "2027-07-01", "12:00")

    assert scheduled_revision(story).live_from == datetime(2027, 7, 1, 8, tzinfo=UTC)


def test_a_time_that_stands_is_what_its_form_opens_with(client):
    editor = make.make_person("editor")
    editor.time_zone = "America/New_York"
    editor.save()
    client.force_login(editor)
    story = make.make_approved(make.make_person("correspondent"), make.make_person("editor"))
    second = at(CHANGES["America/New_York"][5])
    move(story, "publish", by=editor, at=second)

    text = client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()

    assert 'name="reschedule-at_date" value="2027-11-07"' in text
    assert 'name="reschedule-at_time" value="01:30"' in text
    assert '<option value="second" selected>' in text and "06:30 UTC" in text


def test_every_field_of_a_time_says_its_zone(client):
    SiteSettings(time_zone="Asia/Baku").save()
    editor = make.make_person("editor")
    client.force_login(editor)
    story = make.make_live()
    assert live_revision(story)

    for address in (f"/admin/articles/article/{story.pk}/change/", "/admin/planning/", "/admin/front/"):
        text = client.get(address).content.decode()
        assert text.count('type="date"') >= text.count('class="local-time"') >= 1
        assert text.count('<span class="zone">Asia/Baku</span>') == text.count('class="local-time"')


def test_an_end_that_is_emptied_is_taken_away_and_one_that_stands_stays(client):
    editor = make.make_person("editor")
    client.force_login(editor)
    story = make.make_approved(make.make_person("correspondent"), make.make_person("editor"))
    begins, ends = at("2027-07-01T08:00"), at("2027-07-02T08:00")
    move(story, "publish", by=editor, at=begins, until=ends)
    address = f"/admin/articles/article/{story.pk}/change/"
    typed = {"_move": "reschedule", "reschedule-at_date": "2027-07-01", "reschedule-at_time": "09:00"}
    end = {"reschedule-until_date": "2027-07-02", "reschedule-until_time": "08:00"}

    client.post(address, {**typed, **end})
    assert scheduled_revision(story).live_until == ends
    client.post(address, typed)
    assert scheduled_revision(story).live_until is None
