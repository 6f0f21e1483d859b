"""The order of the front: who may set it, what may stand there, and until when."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils.timezone import now

from articles.curation.ordering import MOST, order_front, print_of
from articles.curation.reading import top_stories
from articles.curation.refusing import NotCurated
from articles.models import TopStory
from articles.workflow.engine import move
from newsroom.audit.models import AuditEvent
from tests.factories import make_draft, make_live, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return make_person("editor")


@pytest.fixture
def stories(db):
    by = make_person("correspondent")
    return [make_live(by, headline=f"Story {number}") for number in range(3)]


def soon(hours=2):
    return now() + timedelta(hours=hours)


def places(*stories, until=None):
    return [(story.pk, until or soon()) for story in stories]


def on_the_front(at=None):
    return [story.article_id for story in top_stories("en", at or now())]


def keys(*stories):
    return [story.pk for story in stories]


def test_stories_stand_in_the_order_an_editor_gave_them(editor, stories):
    one, two, three = stories
    order_front("en", places(three, one), by=editor)

    assert on_the_front() == keys(three, one)
    assert AuditEvent.objects.filter(kind="front.order", by=editor).exists()


def test_each_place_ends_by_itself(editor, stories):
    one, two, _three = stories
    order_front("en", [(one.pk, soon(1)), (two.pk, soon(3))], by=editor)

    assert on_the_front(soon(2)) == keys(two)
    assert on_the_front(soon(4)) == []


def test_a_withdrawn_story_falls_out_at_once_and_the_next_moves_up(editor, stories):
    one, two, _three = stories
    order_front("en", places(one, two), by=editor)

    move(one, "withdraw", by=editor, note="Wrong.", readers_get="gone")

    assert on_the_front() == keys(two)


def test_a_new_order_ends_the_places_it_changes_and_keeps_the_rest(editor, stories):
    one, two, three = stories
    until = soon()
    before = order_front("en", places(one, two, until=until), by=editor)
    order_front("en", places(one, three, until=until), by=editor)

    assert on_the_front() == keys(one, three)
    assert on_the_front(before[0].shown_from) == keys(one, two)
    assert TopStory.objects.count() == 3


def test_the_same_order_twice_writes_nothing(editor, stories):
    order = places(*stories)
    order_front("en", order, by=editor)
    order_front("en", order, by=editor)

    assert TopStory.objects.count() == 3
    assert AuditEvent.objects.filter(kind="front.order").count() == 1


def test_an_order_made_on_an_older_one_is_refused(editor, stories):
    one, two, three = stories
    seen = print_of([])
    order_front("en", places(one), by=editor, seen=seen)

    with pytest.raises(NotCurated, match="Someone else"):
        order_front("en", places(two), by=make_person("editor"), seen=seen)

    assert on_the_front() == keys(one)


def test_every_language_has_its_own_front(editor, stories):
    order_front("en", places(stories[0]), by=editor)
    azeri = make_live(make_person("correspondent"), language="az")
    order_front("az", places(azeri), by=editor)

    assert on_the_front() == keys(stories[0])
    assert [story.article_id for story in top_stories("az", now())] == keys(azeri)


@pytest.mark.parametrize("role", ["correspondent", "moderator"])
def test_only_editors_order_the_front_and_a_refusal_is_logged(role, stories):
    with pytest.raises(NotCurated, match="may not order"):
        order_front("en", places(*stories), by=make_person(role))

    assert not TopStory.objects.exists()
    assert AuditEvent.objects.get(kind="refused.front.order").detail == {"rule": "permission"}


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_editors_and_chief_editors_do(role, stories):
    assert len(order_front("en", places(*stories), by=make_person(role))) == 3


def test_what_readers_do_not_have_cannot_stand_there(editor, stories):
    draft = make_draft(make_person("correspondent"))
    other_language = make_live(make_person("correspondent"), language="az")
    for story in (draft, other_language):
        with pytest.raises(NotCurated, match="readers have"):
            order_front("en", places(stories[0], story), by=editor)


def test_a_story_stands_there_once(editor, stories):
    with pytest.raises(NotCurated, match="once"):
        order_front("en", places(stories[0], stories[0]), by=editor)


@pytest.mark.parametrize("hours", [-1, 24 * 40])
def test_a_place_ends_in_the_future_and_within_a_month(editor, stories, hours):
    with pytest.raises(NotCurated, match="an end"):
        order_front("en", places(stories[0], until=soon(hours)), by=editor)


def test_there_are_only_so_many_places(editor):
    by = make_person("correspondent")
    with pytest.raises(NotCurated, match="At most"):
        order_front("en", places(*(make_live(by) for _ in range(MOST + 1))), by=editor)


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_is_told():
    by, editors = make_person("correspondent"), [make_person("editor"), make_person("editor")]
    stories, seen, told = [make_live(by), make_live(by)], print_of([]), []
    meet = Barrier(2)

    def put(editor, story):
        meet.wait()
        try:
            order_front("en", places(story), by=editor, seen=seen)
        except NotCurated as refusal:
            told.append(refusal.rule)
        finally:
            connection.close()

    threads = [Thread(target=put, args=pair) for pair in zip(editors, stories, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told == ["seen"]
    assert len(on_the_front()) == 1
