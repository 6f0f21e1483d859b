"""Publication is a fact about time: what readers get at t, and what may never happen to an interval."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils.timezone import now
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.models import Revision
from articles.workflow.engine import move
from articles.workflow.intervals import place
from articles.workflow.refused import Refused
from articles.workflow.saving import save_copy
from tests.factories import make_approved, make_live, make_person

HOUR = timedelta(hours=1)
VERBS = ["update", "unschedule", "reschedule", "expire"]


def updated(story, editor, second_editor, headline, **how):
    story.refresh_from_db()
    story = save_copy(story, {"headline": headline}, by=editor, started_from=story.words_number)
    story = move(story, "approve", by=second_editor)
    return move(story, "publish", by=editor, what_changed="More", **how)


def headline_at(moment):
    found = Revision.objects.live(moment).first()
    return found and found.headline


@pytest.mark.django_db
def test_a_scheduled_story_begins_in_its_very_instant(correspondent, editor):
    at = now() + HOUR
    move(make_approved(correspondent, editor, headline="Later"), "publish", by=editor, at=at)

    assert headline_at(at - timedelta(microseconds=1)) is None
    assert headline_at(at) == "Later"


@pytest.mark.django_db
def test_nothing_is_published_in_the_past(correspondent, editor):
    with pytest.raises(Refused, match="past"):
        move(make_approved(correspondent, editor), "publish", by=editor, at=now() - HOUR)


@pytest.mark.django_db
def test_words_placed_once_are_not_placed_again(correspondent):
    story = make_live(correspondent)
    with pytest.raises(Refused, match="placed before"):
        place(story.revisions.get())


@pytest.mark.django_db
def test_a_scheduled_update_taken_back_lets_the_live_words_go_on(correspondent, editor):
    story, at = make_live(correspondent, headline="First"), now() + HOUR
    first = story.revisions.get()
    story = updated(story, editor, make_person("editor"), "Second", at=at)
    assert headline_at(at) == "Second"
    move(story, "unschedule", by=editor)

    assert headline_at(at - timedelta(seconds=1)) == headline_at(at) == headline_at(at + 9 * HOUR) == "First"
    first.refresh_from_db()
    assert first.live_until == at  # an interval that has begun is not made longer


@pytest.mark.django_db
@pytest.mark.parametrize("hours", [1, 3])
def test_a_rescheduled_update_leaves_no_gap(correspondent, editor, hours):
    story, at = make_live(correspondent, headline="First"), now() + 2 * HOUR
    story = updated(story, editor, make_person("editor"), "Second", at=at)
    new = now() + hours * HOUR
    move(story, "reschedule", by=editor, at=new)

    assert headline_at(new - timedelta(seconds=1)) == "First"
    assert headline_at(new) == headline_at(new + 9 * HOUR) == "Second"


@pytest.mark.django_db
def test_an_update_moved_twice_is_the_one_that_moves(correspondent, editor):
    story, at = make_live(correspondent, headline="First"), now() + HOUR
    story = updated(story, editor, make_person("editor"), "Second", at=at)
    story = move(story, "reschedule", by=editor, at=at + HOUR)
    move(story, "reschedule", by=editor, at=at + 3 * HOUR)

    assert headline_at(at + 2 * HOUR) == "First"
    assert headline_at(at + 3 * HOUR) == "Second"


@pytest.mark.django_db
def test_what_is_taken_off_a_moved_schedule_is_what_was_approved(correspondent, editor):
    story, at = make_live(correspondent, headline="First"), now() + HOUR
    story = updated(story, editor, make_person("editor"), "Second", at=at)
    story = move(story, "reschedule", by=editor, at=at + HOUR)
    story = move(story, "unschedule", by=editor)

    assert story.approved_revision.headline == "Second"
    assert headline_at(at + 9 * HOUR) == "First"
    with_standing = type(story).objects.with_live().get(pk=story.pk)
    assert not with_standing.is_scheduled  # the first words go on; nobody scheduled them


@pytest.mark.django_db
def test_a_changed_word_takes_a_moved_update_off_the_schedule(correspondent, editor):
    story, at = make_live(correspondent, headline="First"), now() + HOUR
    story = updated(story, editor, make_person("editor"), "Second", at=at)
    story = move(story, "reschedule", by=editor, at=at + HOUR)
    save_copy(story, {"headline": "Third"}, by=editor, started_from=story.words_number)

    assert headline_at(at + 9 * HOUR) == "First"


@pytest.mark.django_db
def test_a_story_that_was_never_out_takes_the_address_of_its_new_day(correspondent, editor):
    story = move(make_approved(correspondent, editor), "publish", by=editor, at=now() + HOUR)
    before = story.addresses.get().path
    story = move(story, "reschedule", by=editor, at=now() + timedelta(days=3))

    assert story.addresses.get().path != before


@pytest.mark.django_db(transaction=True)
def test_postgresql_itself_refuses_intervals_that_overlap():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no exclusion constraints; the one writer is all it has")
    story = make_live(make_person("correspondent"))
    live = story.revisions.get()
    copy = {**live.words(), "number": 9, "saved_at": now(), "version": 9, "live_from": now()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.create(article=story, **copy)


class AnyCourse(TestCase):
    """Whatever is done with a live story's schedule, in whatever order."""

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(st.sampled_from(["update", "unschedule", "reschedule", "expire"]), st.integers(1, 9)),
            max_size=6,
        )
    )
    def test_intervals_never_overlap_and_those_begun_are_only_shortened(self, course):
        editor, second = make_person("editor"), make_person("editor")
        story = make_live(headline="First")
        begun = story.revisions.get()
        until = begun.live_until
        for verb, hours in course:
            at = now() + hours * HOUR
            try:
                if verb == "update":
                    updated(story, editor, second, f"Update {hours}", at=at)
                else:
                    move(story, verb, by=editor, at=at) if verb != "unschedule" else move(
                        story, verb, by=editor
                    )
            except Refused:
                pass
            placed = list(story.revisions.placed().order_by("live_from"))
            for one, following in zip(placed, placed[1:], strict=False):
                assert one.live_until is not None
                assert one.live_until <= following.live_from
            assert [one.version for one in placed] == list(range(1, len(placed) + 1))
            begun.refresh_from_db()
            assert until is None or (begun.live_until and begun.live_until <= until)
            until = begun.live_until


@pytest.mark.django_db
def test_a_story_withdrawn_before_its_hour_can_go_out_after_all(correspondent, editor):
    story = move(make_approved(correspondent, editor, headline="Soon"), "publish", by=editor, at=now() + HOUR)
    story = move(story, "withdraw", by=editor, note="Not yet", readers_get="missing")
    move(story, "republish", by=editor, note="Now")

    assert headline_at(now()) == "Soon"
