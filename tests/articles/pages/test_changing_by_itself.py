"""What the clock alone changes on a page: until then it is good, and no longer."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from articles.pages import story_parts
from articles.pages.clock import midnight_after
from articles.workflow.engine import move
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_live, make_person

pytestmark = pytest.mark.django_db


def good_until(answer):
    return datetime.fromisoformat(answer["Good-Until"])


def path_of(story):
    return story.addresses.get(current=True).path


def test_the_notice_of_a_story_taken_down_bears_the_date_of_the_day(client):
    story = make_live()
    move(story, "withdraw", by=make_person("editor"), note="legal", readers_get="gone")

    answer = client.get(path_of(story))

    assert answer.status_code == 410
    assert good_until(answer) <= midnight_after(now())


@pytest.mark.parametrize("tail", ["", "review/"])
def test_the_form_for_a_review_goes_when_reviews_close(client, tail):
    SiteSettings(reviews_close_after_days=3).save()
    story = make_live(published=now() - timedelta(days=2, hours=23, minutes=50))

    assert good_until(client.get(path_of(story) + tail)) <= story.published_at + timedelta(days=3)


def test_a_day_on_which_the_clocks_change_has_two_names_for_its_times():
    SiteSettings(time_zone="Europe/Berlin").save()
    change = datetime(2026, 3, 29, 1, tzinfo=UTC)

    ends = midnight_after(datetime(2026, 3, 28, 23, 30, tzinfo=UTC))

    assert timedelta(0) <= ends - change <= timedelta(seconds=1)
    assert midnight_after(change) == datetime(2026, 3, 29, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "words", "changes_after"),
    [
        (10, "", 30),
        (31, "1 month old", 60),
        (725, "24 months old", 730),
        (731, "2 years old", 750),
        (1085, "2 years old", 1095),
        (1096, "3 years old", 1110),
    ],
)
def test_how_old_a_story_is_changes_by_the_month_and_then_by_the_year(days, words, changes_after):
    story = make_live(published=now() - timedelta(days=days))
    revision = story.revisions.get()

    assert words in story_parts.age_notice(revision)
    changes = story_parts.ages_at(revision)
    assert (
        timedelta(0) <= changes - story.published_at - timedelta(days=changes_after) <= timedelta(seconds=1)
    )
