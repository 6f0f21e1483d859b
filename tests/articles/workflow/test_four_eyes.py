"""Who wrote the words or is in the byline is not who approves them, by no way round."""

import pytest

from articles.models import Correspondent
from articles.workflow.credits import set_bylines
from articles.workflow.engine import move
from articles.workflow.refused import Refused
from articles.workflow.saving import restore, save_copy
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_approved, make_filed, make_live, make_person

pytestmark = pytest.mark.django_db


def save(story, by, **words):
    story.refresh_from_db()
    return save_copy(story, words, by=by, started_from=story.words_number)


def name_of(person):
    return Correspondent.objects.create(user=person, name=person.username.title(), slug=person.username)


def bylines_with(story, person):
    stand = [(one.correspondent, one.role, one.place) for one in story.bylines.all()]
    return [*stand, (name_of(person), "reporting", "")]


def test_a_save_by_another_that_changes_nothing_does_not_clear_the_way(correspondent, editor):
    story = save(make_filed(correspondent), editor, headline="The editor's own words")
    story = save(story, make_person("editor"), headline="The editor's own words")

    with pytest.raises(Refused, match="second pair of eyes"):
        move(story, "approve", by=editor)


def test_restoring_an_earlier_revision_is_writing(correspondent, editor):
    story = save(make_filed(correspondent), make_person("editor"), headline="Other words")
    story = restore(story, 1, by=editor, started_from=story.words_number)

    with pytest.raises(Refused, match="second pair of eyes"):
        move(story, "approve", by=editor)


@pytest.mark.parametrize("make", [make_approved, None], ids=["approved", "live"])
def test_who_approved_the_words_does_not_come_into_the_byline(correspondent, editor, make):
    story = make_approved(correspondent, editor)
    if make is None:
        story = move(story, "publish", by=editor)

    with pytest.raises(Refused, match="cannot come into the byline") as refused:
        set_bylines(story, bylines_with(story, editor), by=make_person("editor"))
    assert refused.value.rule == "four-eyes"


def test_another_still_comes_into_the_byline_after_approval(correspondent, editor):
    story = make_approved(correspondent, editor)
    set_bylines(story, bylines_with(story, make_person("editor")), by=editor)

    assert move(story, "publish", by=editor).state == "published"


def test_a_byline_name_that_becomes_the_approvers_is_found_out_when_it_goes_out(correspondent, editor):
    story = make_approved(correspondent, editor)
    stand_in = Correspondent.objects.create(name="A Pen Name", slug="a-pen-name")
    set_bylines(story, [(stand_in, "reporting", "")], by=editor)
    Correspondent.objects.filter(pk=stand_in.pk).update(user=editor)

    with pytest.raises(Refused, match="approved it and is in its byline now"):
        move(story, "publish", by=make_person("editor"))


def test_stepping_out_of_the_byline_to_approve_and_back_in_is_refused(correspondent, editor):
    story = make_filed(correspondent)
    rows = bylines_with(story, editor)
    set_bylines(story, rows, by=editor)
    set_bylines(story, rows[:1], by=editor)
    story = move(story, "approve", by=editor)

    with pytest.raises(Refused, match="cannot come into the byline"):
        set_bylines(story, rows, by=editor)


def test_a_desk_of_two_turns_it_off_everywhere(correspondent, editor):
    SiteSettings(four_eyes=False).save()
    story = save(make_filed(correspondent), editor, headline="The editor's own words")
    story = move(story, "approve", by=editor)
    set_bylines(story, bylines_with(story, editor), by=editor)

    assert move(story, "publish", by=editor).state == "published"


def test_an_archived_story_was_approved_by_nobody(correspondent, editor):
    story = make_live(correspondent)

    assert set_bylines(story, bylines_with(story, editor), by=editor)
