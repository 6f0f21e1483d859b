"""No word is lost: a save that did not see another's is told, and changes nothing."""

import pytest

from articles.workflow.engine import move
from articles.workflow.refused import Refused
from articles.workflow.saving import Stale, save_copy
from tests.factories import make_approved, make_draft, make_filed, make_live, make_person

pytestmark = pytest.mark.django_db


def test_a_save_that_changed_words_keeps_a_revision(correspondent):
    story = save_copy(make_draft(correspondent), {"headline": "New"}, by=correspondent, started_from=1)
    assert [one.headline for one in story.revisions.order_by("number")][1] == "New"
    assert story.words_number == 2


def test_a_save_that_changed_nothing_keeps_none(correspondent):
    story = make_draft(correspondent)
    assert (
        save_copy(story, {"headline": story.headline}, by=correspondent, started_from=1).revisions.count()
        == 1
    )


def test_a_save_that_only_lays_the_body_out_anew_keeps_none_and_no_approval_falls(correspondent, editor):
    story = make_approved(correspondent, editor, body="<p>Fog.</p><h2>Ice</h2><ul><li>Salt</li></ul>")
    kept, number = story.body, story.words_number
    laid_out = "<p>Fog.</p>\n\n<h2>Ice</h2>\n\n<ul>\n\t<li>Salt</li>\n</ul>\n"

    story = save_copy(story, {"body": laid_out}, by=editor, started_from=number)

    assert (story.state, story.words_number, story.body) == ("approved", number, kept)


def test_a_stale_save_never_wins_and_says_what_came_between(correspondent, editor):
    story = make_draft(correspondent)
    save_copy(story, {"headline": "The editor's"}, by=editor, started_from=1)

    with pytest.raises(Stale) as stale:
        save_copy(story, {"standfirst": "Mine"}, by=correspondent, started_from=1)
    assert stale.value.changed == ["headline"]
    story.refresh_from_db()
    assert story.headline == "The editor's"


def test_a_quick_fix_elsewhere_causes_no_false_conflict(correspondent, editor):
    story = make_live(correspondent)
    story = save_copy(story, {"headline": "Draft"}, by=correspondent, started_from=story.words_number)
    move(story, "quick fix", by=editor, note="typo", words={"standfirst": "Fixed."})
    save_copy(story, {"headline": "Draft two"}, by=correspondent, started_from=story.words_number)


def test_a_filed_story_is_read_only_for_its_correspondent(correspondent):
    with pytest.raises(Refused, match="read-only"):
        save_copy(make_filed(correspondent), {"headline": "New"}, by=correspondent, started_from=1)


def test_a_correspondent_cannot_change_anothers_words(correspondent):
    with pytest.raises(Refused, match="another's"):
        save_copy(
            make_draft(make_person("correspondent")), {"headline": "New"}, by=correspondent, started_from=1
        )


def test_words_are_cleaned_on_the_way_in(correspondent):
    words = {"headline": "A\0 b\ud800", "body": "<p onclick=x>Hi<script>alert(1)</script></p>"}
    story = save_copy(make_draft(correspondent), words, by=correspondent, started_from=1)
    assert (story.headline, story.body) == ("A b", "<p>Hi</p>")


def test_a_fix_of_words_that_another_fix_replaced_is_refused(editor):
    story = make_live(headline="Prots reopen", standfirst="The text names two prots.")
    live = story.revisions.get().number
    fix = {"by": editor, "note": "A slip", "mends": live}
    move(story, "quick fix", words={"headline": "Ports reopen"}, **fix)

    with pytest.raises(Refused, match="Another version went out"):
        move(story, "quick fix", words={"headline": "Prots reopen at last"}, **fix)
