"""Who else has a story open is advice: it expires, holds nothing up and changes nothing."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Opening, Presence
from articles.workflow.presence import is_gone, is_here, others_here
from articles.workflow.saving import save_copy
from tests import factories as make

pytestmark = pytest.mark.django_db


def names(story, person):
    return [other.username for other, _since in others_here(story, person)]


@pytest.fixture
def story(correspondent):
    return make.make_filed(correspondent)


def test_others_are_told_once_however_many_windows_they_have(story, editor, correspondent):
    is_here(story, editor, "a" * 8)
    is_here(story, editor, "b" * 8)

    assert names(story, correspondent) == [editor.username]
    assert names(story, editor) == []


def test_it_expires_by_itself(story, editor, correspondent):
    is_here(story, editor, "a" * 8)
    Presence.objects.update(seen_at=now() - timedelta(seconds=61))

    assert names(story, correspondent) == []


def test_one_who_closed_the_form_is_gone_at_once(story, editor, correspondent):
    is_here(story, editor, "a" * 8)
    is_gone(story, editor, "a" * 8)
    assert names(story, correspondent) == []


def test_it_is_no_lock_no_change_and_no_opening(story, editor, correspondent):
    before = story.changed
    is_here(story, correspondent, "a" * 8, started_from=1)

    save_copy(story, {"headline": "Saved all the same"}, by=editor, started_from=1)

    assert not Opening.objects.exists()
    is_here(story, correspondent, "a" * 8, started_from=1)
    story.refresh_from_db()
    assert story.words_number == 2 and story.changed > before


def test_what_was_never_closed_is_forgotten(story, editor, correspondent):
    is_here(story, editor, "a" * 8)
    Presence.objects.update(seen_at=now() - timedelta(days=8))

    for number in range(3):
        is_here(story, correspondent, "b" * 8, started_from=number)

    assert [one.form for one in Presence.objects.all()] == ["b" * 8]
