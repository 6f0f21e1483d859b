"""Publishing dates the story itself, by the move and not only by its interval."""

from datetime import timedelta

from django.utils.timezone import now

from articles.workflow.engine import move
from tests.factories import make_approved


def test_publishing_keeps_the_time_of_first_publication(correspondent, editor):
    story = move(make_approved(correspondent, editor), "publish", by=editor)

    story.refresh_from_db()
    assert story.published_at == story.revisions.live().get().live_from


def test_scheduling_keeps_the_time_it_is_set_for(correspondent, editor):
    at = now() + timedelta(hours=1)

    story = move(make_approved(correspondent, editor), "publish", by=editor, at=at)

    story.refresh_from_db()
    assert story.published_at == at
