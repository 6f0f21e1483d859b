"""The table of moves, held by examples: who, from where, and what must hold."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Correction, RelatedStory, Revision
from articles.states import State
from articles.workflow.engine import move, moves_open_to
from articles.workflow.refused import Refused
from articles.workflow.saving import save_copy
from articles.workflow.transitions import ROWS
from newsroom.audit.models import AuditEvent
from newsroom.jobs.models import Job
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_approved, make_draft, make_filed, make_live, make_person

pytestmark = pytest.mark.django_db


def change(story, by, **words):
    story.refresh_from_db()
    return save_copy(story, words, by=by, started_from=story.words_number)


def test_a_story_goes_from_draft_to_readers(correspondent, editor):
    story = make_draft(correspondent)
    for verb, by in (("file", correspondent), ("approve", editor), ("publish", editor)):
        story = move(story, verb, by=by)

    assert story.state == State.PUBLISHED
    assert Revision.objects.live().get().headline == story.headline
    assert [one.verb for one in story.history.all()] == ["publish", "approve", "file"]


@pytest.mark.parametrize("verb", ROWS)
def test_a_moderator_makes_no_move_of_a_story(verb, correspondent):
    with pytest.raises(Refused):
        move(make_live(correspondent), verb, by=make_person("moderator"), note="because")


@pytest.mark.parametrize("verb", [verb for verb, row in ROWS.items() if row.power != "file"])
def test_a_correspondent_makes_no_move_of_the_desk(verb, correspondent):
    with pytest.raises(Refused):
        move(make_filed(correspondent), verb, by=correspondent, note="because")


def test_a_correspondent_cannot_file_anothers_story(correspondent):
    with pytest.raises(Refused, match="another's story"):
        move(make_draft(make_person("correspondent")), "file", by=correspondent)


def test_a_story_without_words_cannot_be_filed(correspondent):
    with pytest.raises(Refused, match="body"):
        move(make_draft(correspondent, body=""), "file", by=correspondent)


def test_an_editor_cannot_approve_words_they_changed(correspondent, editor):
    story = change(make_filed(correspondent), editor, headline="Ministers agree on a corridor")

    with pytest.raises(Refused, match="second pair of eyes"):
        move(story, "approve", by=editor)


def test_one_setting_lets_a_two_person_desk_approve_its_own(correspondent, editor):
    SiteSettings(four_eyes=False).save()
    story = change(make_filed(correspondent), editor, headline="Ministers agree on a corridor")

    assert move(story, "approve", by=editor).state == State.APPROVED


def test_a_story_is_returned_only_with_a_note(correspondent, editor):
    story = make_filed(correspondent)
    with pytest.raises(Refused, match="note"):
        move(story, "return", by=editor)

    assert move(story, "return", by=editor, note="Who says so?").state == State.DRAFT


def test_a_filed_story_is_recalled_until_an_editor_has_opened_it(correspondent, editor):
    story = make_filed(correspondent)
    story.openings.create(person=editor, at=now())

    with pytest.raises(Refused, match="opened it"):
        move(story, "recall", by=correspondent)
    story.openings.all().delete()
    assert move(story, "recall", by=correspondent).state == State.DRAFT


def test_changing_approved_words_takes_the_approval_away(correspondent, editor):
    story = change(make_approved(correspondent, editor), editor, headline="Another headline")

    assert story.state == State.FILED
    assert story.approved_revision is None


def test_what_was_approved_is_what_appears(correspondent, editor):
    story = make_approved(correspondent, editor)
    approved = story.approved_revision
    move(story, "publish", by=editor)

    assert Revision.objects.live().get() == approved


def test_a_live_story_stays_as_it_was_until_its_change_is_approved(correspondent, editor):
    story = make_live(correspondent)
    before = Revision.objects.live().get()
    story = change(story, correspondent, headline="The next round is set")

    assert story.state == State.DRAFT
    assert Revision.objects.live().get() == before
    move(story, "file", by=correspondent)
    move(story, "approve", by=editor)
    move(story, "publish", by=editor, what_changed="Adds the next round")
    assert Revision.objects.live().get().headline == "The next round is set"


def test_an_update_says_what_changed(correspondent, editor):
    story = change(make_live(correspondent), correspondent, headline="The next round is set")
    move(story, "file", by=correspondent)
    story = move(story, "approve", by=editor)

    with pytest.raises(Refused, match="what changed"):
        move(story, "publish", by=editor)


def test_publishing_twice_publishes_once(correspondent, editor):
    story = make_approved(correspondent, editor)
    move(story, "publish", by=editor)

    with pytest.raises(Refused):
        move(story, "publish", by=editor)
    assert Revision.objects.placed().count() == 1


def test_the_checklist_holds_a_long_headline_back(correspondent, editor, chief):
    story = make_approved(correspondent, editor, headline="word " * 30)

    with pytest.raises(Refused, match="110"):
        move(story, "publish", by=editor, override=True, note="late")
    assert move(story, "publish", by=chief, override=True, note="late").state == State.PUBLISHED


def test_a_move_is_refused_when_the_words_have_changed_since_they_were_read(correspondent, editor):
    story = make_filed(correspondent)
    change(story, make_person("editor"), headline="Something else")

    with pytest.raises(Refused, match="read them again"):
        move(story, "approve", by=editor, seen=1)


def test_a_quick_fix_is_out_at_once_and_leaves_a_pending_draft_alone(correspondent, editor):
    story = change(make_live(correspondent), correspondent, headline="A pending headline")
    move(story, "quick fix", by=editor, note="A typo", words={"standfirst": "Two ports and no date."})
    story.refresh_from_db()

    live = Revision.objects.live().get()
    assert (live.standfirst, live.version) == ("Two ports and no date.", 2)
    assert (story.headline, story.state) == ("A pending headline", State.DRAFT)


def test_a_correction_tells_readers_what_was_wrong(correspondent, editor):
    story = make_live(correspondent)
    how = {"words": {"body": "<p>Right.</p>"}, "correction": "It said left. It is right."}
    move(story, "correct", by=editor, note="A reader wrote", **how)

    correction = Correction.objects.get()
    assert correction.revision == Revision.objects.live().get()
    assert correction.revision.material


def test_a_withdrawn_story_is_gone_and_can_be_republished(correspondent, editor):
    story = move(make_live(correspondent), "withdraw", by=editor, note="Wrong man", readers_get="gone")
    assert not Revision.objects.live().exists()

    story = move(story, "republish", by=editor, note="Cleared")
    assert story.withdrawn_as == ""
    assert Revision.objects.live().get().version == 2


@pytest.mark.parametrize("to", ["//evil.example/", "/\\evil.example/", "/\t/evil.example/", "evil", ""])
def test_a_redirect_leads_to_this_site_only(correspondent, editor, to):
    how = {"readers_get": "redirect", "to": to}
    with pytest.raises(Refused, match="this site"):
        move(make_live(correspondent), "withdraw", by=editor, note="Moved", **how)


def test_a_live_story_cannot_be_spiked(correspondent, editor):
    with pytest.raises(Refused, match="withdraw it first"):
        move(make_live(correspondent), "spike", by=editor, note="Stale")


def test_discarding_changes_brings_the_live_words_back(correspondent):
    story = make_live(correspondent)
    words = story.headline
    story = change(story, correspondent, headline="A false start")
    story = move(story, "discard changes", by=correspondent)

    assert (story.headline, story.state) == (words, State.PUBLISHED)


def test_a_spiked_story_is_revived_as_a_draft(correspondent, editor):
    story = move(make_filed(correspondent), "spike", by=editor, note="Overtaken")
    assert move(story, "revive", by=editor, note="Not so").state == State.DRAFT


def test_every_refusal_is_logged_with_its_rule(correspondent):
    with pytest.raises(Refused):
        move(make_filed(correspondent), "approve", by=correspondent)

    event = AuditEvent.objects.latest("pk")
    assert (event.kind, event.detail["rule"]) == ("refused.move.approve", "permission")


def test_the_byline_is_told_with_a_letter_written_in_the_same_transaction(correspondent, editor):
    move(make_filed(correspondent), "return", by=editor, note="Who says so?")
    assert Job.objects.get(kind="letters").payload["person"] == correspondent.pk


def test_the_moves_offered_are_those_the_engine_would_allow(correspondent, editor):
    story = make_filed(correspondent)
    assert [row.verb for row in moves_open_to(story, correspondent)] == ["recall"]
    assert {"assign", "return", "approve", "spike"} == {row.verb for row in moves_open_to(story, editor)}


def test_related_stories_are_chosen_when_a_story_is_published(correspondent, editor):
    near = make_live(correspondent, tags=["Gas"])
    story = make_approved(correspondent, editor, tags=["gas"])
    move(story, "publish", by=editor)

    row = RelatedStory.objects.get(article=story)
    assert (row.related, row.reason) == (near, "same tags: Gas")


def test_expiry_ends_a_story_at_its_time(correspondent, editor):
    at = now() + timedelta(hours=2)
    move(make_live(correspondent), "expire", by=editor, at=at)

    assert Revision.objects.live(at - timedelta(seconds=1)).exists()
    assert not Revision.objects.live(at).exists()
