"""Revisions: what was live when, any two compared, one brought back."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.admin.live_timeline import timeline
from articles.models import Move, Revision
from articles.states import State
from articles.workflow.engine import move
from articles.workflow.planning import plan_story
from articles.workflow.saving import save_copy
from tests import factories as make

BAD = '<script>alert(1)</script>" onmouseover="x'


@pytest.fixture
def story(db):
    return make.make_filed(make.make_person("correspondent", "mira"), headline="Ports reopen")


@pytest.fixture
def desk(client, db):
    client.person = make.make_person("editor", "ada")
    client.force_login(client.person)
    return client


def page_of(story, query=""):
    return f"/admin/articles/article/{story.pk}/compare/{query}"


def test_two_revisions_are_compared_word_by_word(desk, story):
    save_copy(story, {"headline": "Ports reopen at noon"}, by=desk.person, started_from=1)

    page = desk.get(page_of(story, "?a=1&b=2")).content.decode()

    assert "Ports reopen <ins>at noon</ins>" in page
    assert "<b>2</b> words in, <b>0</b> out" in page


def test_the_list_tells_who_when_how_much_and_what_was_done_with_it(desk, story):
    story = move(story, "approve", by=desk.person)
    story = move(story, "publish", by=desk.person)
    save_copy(story, {"headline": "Ports reopen at noon"}, by=desk.person, started_from=1)

    page = " ".join(desk.get(page_of(story)).content.decode().split())

    assert "Mira Test filed it" in page and "Ada Test approved it" in page
    assert "Live as v1" in page and "+2" in page
    assert "What was live when" in page and "v1, rev 1" in page
    assert "Ada Test, words by Mira Test" in page


def test_a_revision_is_restored_as_a_new_one(desk, story):
    save_copy(story, {"headline": "Another"}, by=desk.person, started_from=1)

    answer = desk.post(page_of(story), {"_restore": "1", "seen": "2"}, follow=True)

    story.refresh_from_db()
    assert (story.headline, story.words_number) == ("Ports reopen", 3)
    assert story.revisions.get(number=3).restores == 1
    assert "Revision 1 is restored as revision 3." in answer.content.decode()
    assert "brings back 1" in answer.content.decode()


def test_a_restore_does_not_overwrite_what_was_saved_meanwhile(desk, story):
    save_copy(story, {"headline": "Another"}, by=desk.person, started_from=1)
    save_copy(story, {"headline": "Hers"}, by=desk.person, started_from=2)

    page = desk.post(page_of(story), {"_restore": "1", "seen": "2"}, follow=True).content.decode()

    story.refresh_from_db()
    assert story.headline == "Hers" and "Someone saved this story meanwhile" in page


def test_a_restore_of_a_live_storys_words_waits_for_approval(desk, story):
    story = save_copy(story, {"headline": "Another"}, by=make.make_person("editor"), started_from=1)
    story = move(move(story, "approve", by=desk.person), "publish", by=desk.person)

    desk.post(page_of(story), {"_restore": "1", "seen": "2"})

    story.refresh_from_db()
    assert story.state == State.FILED and story.headline == "Ports reopen"
    assert story.revisions.live().get().headline == "Another"


def test_a_correspondent_may_read_but_not_restore_what_is_filed(client, story):
    client.force_login(story.filed_by)

    page = client.get(page_of(story)).content.decode()
    answer = client.post(page_of(story), {"_restore": "1", "seen": "1"}, follow=True)

    assert "Restore revision" not in page
    assert "read-only" in answer.content.decode()


def test_anothers_story_is_closed(client, story):
    client.force_login(make.make_person("correspondent"))
    assert client.get(page_of(story)).status_code == 403
    assert client.post(page_of(story), {"_restore": "1", "seen": "1"}).status_code == 403


def test_a_revision_that_is_not_there_is_not_found(desk, story):
    assert desk.get(page_of(story, "?a=7&b=1")).status_code == 404
    assert desk.get(page_of(story, "?a=x")).status_code == 404


def test_one_is_pinned_and_let_go(desk, story):
    page = desk.post(page_of(story), {"_keep": "1", "a": "1", "b": "1"}, follow=True).content.decode()
    assert "Pinned" in page and story.revisions.get().kept
    desk.post(page_of(story), {"_let_go": "1"})
    assert not story.revisions.get().kept


def test_hostile_words_are_shown_and_never_run(desk, story):
    save_copy(
        story,
        {
            "headline": f"Bad {BAD}",
            "body": f"<p>{BAD} <a href='javascript:x'>a</a></p>",
            "standfirst": "\u202egpj",
        },
        by=desk.person,
        started_from=1,
    )
    for view in ("one", "side", "changed"):
        page = desk.get(page_of(story, f"?a=1&b=2&view={view}")).content.decode()
        assert "<script>alert" not in page and "&lt;script&gt;" in page
        assert 'href="javascript' not in page and "\u202e" not in page


def test_a_move_leads_to_what_changed_with_it(desk, story):
    save_copy(story, {"headline": "Ports reopen at noon"}, by=desk.person, started_from=1)
    story = move(story, "return", by=desk.person, note="Name the port.")
    made = story.history.first()

    answer = desk.get(page_of(story, f"?move={made.pk}"))

    assert (answer.context["a"].number, answer.context["b"].number) == (1, 2)
    assert f"?move={made.pk}" in desk.get(f"/admin/articles/article/{story.pk}/history/").content.decode()


def test_a_plan_without_words_has_no_revisions_yet(desk, story):
    plan = plan_story("port-strike", section=make.make_section(), by=desk.person)
    assert desk.get(page_of(plan)).status_code == 404


def test_a_long_past_takes_no_more_queries(desk, story, django_assert_max_num_queries):
    for number in range(1, 40):
        story = save_copy(story, {"headline": f"Save {number}"}, by=desk.person, started_from=number)
    for saved in story.revisions.all():
        Move.objects.create(article=story, revision=saved, verb="publish", by=desk.person, at=now())
    with django_assert_max_num_queries(40):
        desk.get(page_of(story))


def test_versions_are_bars_from_their_beginning_to_their_end(db):
    start = now() - timedelta(hours=10)
    versions = [
        Revision(number=1, version=1, live_from=start, live_until=start + timedelta(hours=4)),
        Revision(
            number=3, version=2, live_from=start + timedelta(hours=4), live_until=start + timedelta(hours=4)
        ),
        Revision(
            number=4, version=3, live_from=start + timedelta(hours=4), live_until=start + timedelta(hours=12)
        ),
        Revision(number=5, version=4, live_from=start + timedelta(hours=12), what_changed="adds the count"),
    ]
    told = timeline(versions)

    assert [(bar.revision.version, bar.kind) for bar in told["bars"]] == [
        (1, "past"),
        (3, "live"),
        (4, "planned"),
    ]
    first, second, third = told["bars"]
    assert first.x + first.width == pytest.approx(second.x, abs=0.2)
    assert second.x < told["now"] < third.x
    assert 3 <= len(told["ticks"]) <= 10
