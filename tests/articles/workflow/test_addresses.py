"""A story's URL lives for ever: every old one is one 301 to the present one."""

import pytest

from articles.workflow.engine import move
from articles.workflow.refused import Refused
from articles.workflow.routing import reroute
from tests.factories import make_approved, make_live, make_section

pytestmark = pytest.mark.django_db


def test_an_old_address_is_one_redirect_with_its_query(client, correspondent, editor):
    story = make_live(correspondent)
    paths = [story.addresses.get().path]
    for slug in ("second-slug", "third-slug"):
        story = reroute(story, by=editor, slug=slug)
        paths.append(story.addresses.get(current=True).path)

    for old in paths[:-1]:
        answer = client.get(old + "?from=mail")
        assert (answer.status_code, answer["Location"]) == (301, paths[-1] + "?from=mail")
    assert client.get(paths[-1]).status_code == 200


def test_a_moved_story_keeps_its_day_and_going_back_makes_no_loop(client, correspondent, editor):
    story = make_live(correspondent)
    first = story.addresses.get().path
    story = reroute(story, by=editor, section_id=make_section("Culture").pk)
    assert story.addresses.get(current=True).path == first.replace("/politics/", "/culture/")
    reroute(story, by=editor, section_id=make_section("Politics").pk)

    assert client.get(first).status_code == 200


def test_a_taken_slug_gets_a_number(correspondent, editor):
    make_live(correspondent, headline="The same words")
    story = move(make_approved(correspondent, editor, headline="The same words"), "publish", by=editor)

    assert story.addresses.get().path.endswith("/the-same-words-2/")


def test_only_an_editor_moves_a_published_story(correspondent):
    with pytest.raises(Refused, match="Only an editor"):
        reroute(make_live(correspondent), by=correspondent, slug="mine")


def test_a_slug_keeps_the_letters_of_any_script(correspondent):
    story = make_live(correspondent, headline="Şəki ipəyi yenidən", language="az")
    assert story.addresses.get().path.startswith("/az/politics/")
    assert "şəki-ipəyi-yenidən" in story.addresses.get().path
