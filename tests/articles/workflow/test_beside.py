"""What editors decide of the stories beside a story."""

import pytest

from articles.models import RelatedStory
from articles.related.reading import related_stories
from articles.related.storage import choose_related
from articles.workflow.beside import MOST_PINS, arrange, decided
from articles.workflow.engine import move
from articles.workflow.refused import Refused
from newsroom.audit.models import AuditEvent
from newsroom.page_store.stamps import counts
from tests.factories import make_draft, make_live, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_person("editor")


@pytest.fixture
def stories():
    return [make_live(headline=f"Story of {n}", body=f"<p>{n} alone.</p>") for n in ("wind", "salt", "rye")]


def shown(story):
    return [one.article_id for one in related_stories(story)]


def test_pins_come_first_in_the_editors_order(editor, stories):
    story = make_live(tags=["Gas"])
    near = make_live(tags=["Gas"], body="<p>Other words about pipes.</p>")
    choose_related(story)
    for one in stories[:2]:
        arrange(story, "pin", one.pk, by=editor)
    arrange(story, "up", stories[1].pk, by=editor)

    assert shown(story)[:3] == [stories[1].pk, stories[0].pk, near.pk]

    arrange(story, "down", stories[1].pk, by=editor)
    arrange(story, "unpin", stories[0].pk, by=editor)

    assert decided(story) == ([stories[1].pk], [])


def test_an_excluded_story_is_never_shown_until_it_is_allowed_again(editor):
    story = make_live(tags=["Gas"])
    near = make_live(tags=["Gas"], body="<p>Other words about pipes.</p>")
    choose_related(story)
    assert near.pk in shown(story)

    arrange(story, "exclude", near.pk, by=editor)
    choose_related(story)
    assert near.pk not in shown(story)

    arrange(story, "allow", near.pk, by=editor)
    assert near.pk in shown(story)


def test_a_change_is_logged_and_makes_the_page_stale(editor, stories):
    story = make_live()
    before = counts(f"related-{story.pk}")

    arrange(story, "pin", stories[0].pk, by=editor)

    event = AuditEvent.objects.filter(kind="story.related").get()
    assert (event.by, event.detail) == (editor, {"verb": "pin", "story": stories[0].pk})
    assert counts(f"related-{story.pk}") != before


def test_a_correspondent_arranges_their_draft_and_no_published_story(stories):
    correspondent = make_person("correspondent")
    draft = make_draft(correspondent)
    arrange(draft, "pin", stories[0].pk, by=correspondent)
    assert decided(draft) == ([stories[0].pk], [])

    with pytest.raises(Refused, match="Only an editor"):
        arrange(make_live(correspondent), "pin", stories[0].pk, by=correspondent)


def test_nobody_arranges_what_they_may_not_change(stories):
    with pytest.raises(Refused, match="another's story"):
        arrange(
            make_draft(make_person("correspondent")), "pin", stories[0].pk, by=make_person("correspondent")
        )


def test_only_what_readers_have_in_the_language_can_be_pinned(editor):
    story = make_live()
    for other in (make_draft(make_person("correspondent")), make_live(language="az")):
        with pytest.raises(Refused, match="Only a story that readers have"):
            arrange(story, "pin", other.pk, by=editor)
    with pytest.raises(Refused, match="beside itself"):
        arrange(story, "pin", story.pk, by=editor)


def test_there_are_as_many_pins_as_places(editor):
    story = make_live()
    for _ in range(MOST_PINS):
        arrange(story, "pin", make_live().pk, by=editor)

    with pytest.raises(Refused, match="At most"):
        arrange(story, "pin", make_live().pk, by=editor)


def test_a_pin_that_another_took_away_is_not_moved(editor, stories):
    with pytest.raises(Refused, match="since you opened it"):
        arrange(make_live(), "up", stories[0].pk, by=editor)


def test_pins_made_on_a_draft_stand_when_it_is_published(editor, stories):
    correspondent = make_person("correspondent")
    draft = make_draft(correspondent)
    arrange(draft, "pin", stories[2].pk, by=correspondent)
    move(draft, "file", by=correspondent)
    move(draft, "approve", by=editor)
    story = move(draft, "publish", by=editor)

    assert shown(story)[0] == stories[2].pk
    assert RelatedStory.objects.filter(article=story, pinned=True).count() == 1
