"""What the desk says of where a story stands, where readers find it, and what happened to it."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.workflow.engine import move
from tests import factories as make


@pytest.fixture
def correspondent(db):
    return make.make_person("correspondent")


@pytest.fixture
def editor(db):
    return make.make_person("editor")


def page_of(story):
    return f"/admin/articles/article/{story.pk}/change/"


def test_only_of_a_story_that_is_out_it_is_said_that_readers_find_it(client, correspondent, editor):
    story = make.make_approved(correspondent, editor)
    client.force_login(editor)

    story = move(story, "publish", by=editor, at=now() + timedelta(hours=2))
    page = client.get(page_of(story)).content.decode()
    assert "Readers will find it at <b>/politics/" in page and "Readers find it" not in page
    story = move(story, "reschedule", by=editor, at=now() + timedelta(seconds=1))
    story.revisions.update(live_from=now())
    assert "Readers find it at <b>/politics/" in client.get(page_of(story)).content.decode()
    story = move(story, "withdraw", by=editor, note="A court order", readers_get="gone")
    assert "Its address is <b>/politics/" in client.get(page_of(story)).content.decode()


def test_the_history_says_what_people_did_in_words(client, correspondent, editor):
    story = move(make.make_filed(correspondent), "return", by=editor, note="Which two ports?")
    client.force_login(editor)

    page = client.get(f"/admin/articles/article/{story.pk}/history/").content.decode()

    assert "<td>Returned it" in page and "Filed → Draft" in page


@pytest.mark.parametrize(("hours", "told"), [(0, "Readers find it at"), (2, "Its address is")])
def test_an_editor_is_told_what_a_new_slug_does(client, correspondent, editor, hours, told):
    at = now() + timedelta(hours=hours) if hours else None
    story = move(make.make_approved(correspondent, editor), "publish", by=editor, at=at)
    old = story.addresses.get().path
    client.force_login(editor)

    words = {name: getattr(story, name) for name in ("kicker", "headline", "standfirst", "dateline", "body")}
    typed = {"seen": story.words_number, "section": story.section_id, "slug": "second-thoughts", **words}
    page = client.post(page_of(story), typed, follow=True).content.decode()

    new = story.addresses.get(current=True).path
    assert new.endswith("/second-thoughts/")
    assert f"{told} {new} from now on; {old} leads there for ever." in page
    assert "makes a new address; this one then leads to it for ever" in page
