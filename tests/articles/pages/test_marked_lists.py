"""Tag and correspondent pages, read from the index's lists."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Correspondent
from articles.pages.marked_lists import marked_page
from articles.search.entry import correspondent_mark, tag_mark
from articles.workflow.credits import set_bylines, set_tags
from articles.workflow.engine import move
from articles.workflow.routing import reroute
from tests.factories import make_approved, make_live, make_person

pytestmark = pytest.mark.django_db


def gas_stories(number):
    """Stories with the tag Gas, the newest first."""
    return [make_live(tags=["Gas"], published=now() - timedelta(days=day + 1)) for day in range(number)]


def page(story, before=None, limit=2, language="en"):
    found = marked_page(tag_mark(story.tags.get().pk), language, before, limit)
    return [one.article for one in found.stories], found


def test_pages_follow_one_another_to_the_end_and_back():
    stories = gas_stories(5)

    first, one = page(stories[0])
    second, two = page(stories[0], one.older)
    third, three = page(stories[0], two.older)

    assert [first, second, third] == [stories[:2], stories[2:4], stories[4:]]
    assert (one.newer, two.newer, three.older) == (None, "", None)
    assert page(stories[0], three.newer)[0] == second


def test_a_story_withdrawn_or_expired_leaves_the_list_and_the_next_one_fills_its_place():
    stories = gas_stories(4)
    move(stories[0], "withdraw", by=make_person("editor"), note="No.", readers_get="gone")
    stories[1].revisions.update(live_until=now())  # as time would

    assert page(stories[2])[0] == stories[2:]


def test_a_story_to_come_is_not_listed_yet():
    by, editor = make_person("correspondent"), make_person("editor")
    stories = gas_stories(1)
    story = make_approved(by, editor, tags=["Gas"])
    move(story, "publish", by=editor, at=now() + timedelta(hours=1))

    assert page(stories[0])[0] == stories


def test_a_change_of_tags_bylines_or_language_is_followed_at_once():
    story, chief = make_live(), make_person("chief")
    other = Correspondent.objects.get(user=make_person("correspondent"))
    set_tags(story, ["Gas"], by=chief)
    set_bylines(story, [(other, "reporting", "")], by=chief)
    assert page(story)[0] == [story]
    assert len(marked_page(correspondent_mark(other.pk), "en").stories) == 1

    reroute(story, by=chief, language="az")
    assert page(story)[0] == []
    assert page(story, language="az")[0] == [story]


def test_a_cursor_that_is_none_gives_no_page():
    assert marked_page("t:1", "en", "x") is None
