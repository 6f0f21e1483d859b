from datetime import UTC, date, datetime

import pytest

from articles.pages.calendar_month import month_around
from articles.workflow.engine import move
from tests.factories import make_live, make_person

pytestmark = pytest.mark.django_db


def at(*when):
    return datetime(*when, 12, tzinfo=UTC)


def links(month):
    return {day.number: day.url for week in month.weeks for day in week if day and day.url}


def test_days_with_stories_are_links_and_the_page_s_own_day_is_marked():
    make_live(published=at(2024, 5, 3))
    make_live(published=at(2024, 5, 20))
    make_live(published=at(2024, 5, 20), language="az")

    month = month_around(date(2024, 5, 20), "en")

    assert month.name == "May 2024"
    assert links(month) == {3: "/archive/2024/05/03/", 20: "/archive/2024/05/20/"}
    assert [day.number for week in month.weeks for day in week if day and day.current] == [20]
    assert [len(week) for week in month.weeks] == [7] * len(month.weeks)


def test_a_day_whose_only_story_was_withdrawn_is_no_link():
    story = make_live(published=at(2024, 5, 3))
    move(story, "withdraw", by=make_person("editor"), note="No.", readers_get="gone")

    assert links(month_around(date(2024, 5, 20), "en")) == {}


def test_the_nearest_months_with_stories_are_beside_it():
    make_live(published=at(2023, 1, 31))
    make_live(published=at(2024, 5, 3))
    make_live(published=at(2024, 7, 1))

    month = month_around(date(2024, 5, 3), "en")

    assert month.before == {"name": "January 2023", "url": "/archive/2023/01/31/"}
    assert month.after == {"name": "July 2024", "url": "/archive/2024/07/01/"}
