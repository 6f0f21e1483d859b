"""The line of the next hours."""

from datetime import datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from newsroom.desk.coming_day import WIDTH, coming_day
from newsroom.site_settings.models import SiteSettings

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("UTC"))


def row(hours, goes_out=True):
    return SimpleNamespace(at=NOON + timedelta(hours=hours), goes_out=goes_out)


def test_marks_stand_where_their_hour_is():
    line = coming_day([row(6), row(12, goes_out=False)], NOON)

    assert [(mark["x"], mark["goes_out"]) for mark in line["marks"]] == [
        (WIDTH / 4, True),
        (WIDTH / 2, False),
    ]
    assert line["hours"][0] == (WIDTH / 4, "18:00")


def test_what_is_further_off_is_not_on_it():
    assert coming_day([row(30)], NOON) is None


def test_the_hours_are_those_of_the_newsrooms_clock():
    SiteSettings(time_zone="Asia/Baku").save()

    assert coming_day([row(6)], NOON)["hours"][0] == (round(WIDTH / 12, 1), "18:00")


def test_hours_are_true_through_a_change_of_clocks():
    SiteSettings(time_zone="America/New_York").save()
    evening = datetime(2027, 3, 13, 20, tzinfo=ZoneInfo("America/New_York"))

    at = SimpleNamespace(at=evening + timedelta(hours=1), goes_out=True)
    labels = [label for _x, label in coming_day([at], evening.astimezone(ZoneInfo("UTC")))["hours"]]

    assert labels == ["00:00", "06:00", "12:00", "18:00"]
