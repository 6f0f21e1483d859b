"""Several stories moved from their list: one by one, each refusal told."""

import pytest

from articles.models import Article
from newsroom.audit.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


@pytest.fixture
def editor(client):
    person = make.make_person("editor")
    client.force_login(person)
    return person


def act(client, verb, *stories, **typed):
    chosen = {"action": verb, "_selected_action": [story.pk for story in stories], "index": 0}
    return client.post(LIST, {**chosen, **typed}, follow=True).content.decode()


def test_a_reason_is_asked_first_with_the_stories_named(client, editor):
    story = make.make_filed(make.make_person("correspondent"))

    page = act(client, "spike", story)
    assert story.headline in page and 'name="note"' in page
    assert "Say why." in act(client, "spike", story, go=1)
    assert Article.objects.get().state == "filed"


def test_each_is_moved_by_itself_and_each_refusal_told(client, editor):
    writer = make.make_person("correspondent")
    filed, live = make.make_filed(writer), make.make_live(writer, headline="Still out")

    page = act(client, "spike", filed, live, go=1, note="Overtaken")

    filed.refresh_from_db()
    assert filed.state == "spiked" and "Done with 1 story." in page
    assert "Still out: A story that is live or scheduled cannot be spiked" in page
    assert AuditEvent.objects.filter(kind="refused.move.spike", subject=f"story {live.pk}").exists()


def test_a_heap_is_assigned_and_keeps_its_due_times(client, editor):
    writer = make.make_person("correspondent")
    stories = [make.make_draft(editor), make.make_draft(editor)]

    page = act(client, "assign", *stories, go=1, assignee=writer.pk)

    assert "Done with 2 stories." in page
    assert {one.assignee for one in Article.objects.all()} == {writer}


def test_a_post_by_hand_is_answered_by_the_engine(client):
    other = make.make_person("correspondent")
    story = make.make_draft(other, headline="Not for others")
    client.force_login(make.make_person("correspondent"))

    page = act(client, "spike", story, go=1, note="x")

    assert "You may not spike stories." in page and "Not for others" not in page
    assert AuditEvent.objects.filter(kind="refused.move.spike").exists()


def test_who_may_do_none_of_them_sees_no_boxes(client, editor):
    writer = make.make_person("correspondent")
    make.make_draft(writer)
    assert 'name="_selected_action"' in client.get(LIST).content.decode()

    client.force_login(writer)
    assert 'name="_selected_action"' not in client.get(LIST).content.decode()
