"""Thirty days in numbers, and as pictures with the same in figures."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Move
from articles.workflow.engine import move
from newsroom.desk.charts import bars_of, hours_of
from newsroom.desk.thirty_days import Day, thirty_days
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(db):
    return make.make_person("correspondent")


def test_each_day_counts_what_went_out_and_what_was_left_on_it(writer):
    for days in (0, 0, 3, 40):
        story = make.make_live(writer, published=now() - timedelta(days=days))
    make.make_review(story, created=now() - timedelta(days=2))
    make.make_review(story, created=now() - timedelta(days=2), state="spam")

    days = thirty_days()

    assert len(days) == 30 and sum(day.stories for day in days) == 3
    assert days[-4].stories == 1
    assert [day.reviews for day in days if day.reviews] == [1]


def test_a_day_is_the_newsrooms(writer):
    SiteSettings(time_zone="Pacific/Kiritimati").save()
    noon = now().replace(hour=12, minute=0) - timedelta(days=2)
    make.make_live(writer, published=noon)

    found = [day.date for day in thirty_days() if day.stories]

    assert found == [(noon + timedelta(hours=14)).date()]


def test_hours_are_from_the_last_filing_to_what_readers_got(writer):
    editor = make.make_person("editor")
    story = make.make_approved(writer, editor)
    Move.objects.filter(article=story, verb="file").update(at=now() - timedelta(hours=3))
    move(story, "publish", by=make.make_person("editor"))

    assert thirty_days()[-1].median == pytest.approx(3, abs=0.01)


def test_an_archive_that_was_brought_in_waited_for_nobody(writer):
    make.make_live(writer)

    assert not any(day.hours for day in thirty_days())


def test_the_spread_is_of_eight_in_ten():
    day = Day(now().date(), hours=[float(hour) for hour in range(11)])

    assert day.median == 5 and day.spread == (1, 9)


def test_nothing_falls_off_the_pictures():
    days = [Day(now().date(), stories=n * 37, reviews=n, hours=[n / 3, n * 2.0]) for n in range(30)]
    bars, hours = bars_of(days), hours_of(days)

    for row in bars["rows"]:
        assert all(bar["y"] >= row["scale"].top for bar in row["bars"])
        assert max(bar["height"] for bar in row["bars"]) <= row["scale"].height
    assert all(hours["scale"].top <= mark["to"] <= mark["from"] <= hours["bottom"] for mark in hours["marks"])


def test_an_empty_month_is_drawn_as_one():
    days = [Day(now().date()) for _ in range(30)]

    assert hours_of(days)["marks"] == []
    assert all(not bar["height"] for row in bars_of(days)["rows"] for bar in row["bars"])


def test_a_cache_that_is_away_costs_queries_and_not_the_desk(writer, settings):
    nobody = "redis://127.0.0.1:1/0"
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": nobody}
    }

    assert len(thirty_days()) == 30
