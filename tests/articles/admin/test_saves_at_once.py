"""Real connections, at the same moment: each save meets the others in turn, and no word of any is lost."""

import threading

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
FIELDS = ("kicker", "dateline", "standfirst", "caption", "alt")


@pytest.fixture
def story():
    return make.make_filed(make.make_person("correspondent"), body="<p>One.</p>")


def at_once(acts):
    """Run them in threads of their own, as near together as can be; their answers' codes, in order."""
    gate, codes = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        try:
            gate.wait()
            codes[number] = act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return codes


def sending(story, **typed):
    """A post of the story form by an editor of its own, opened on the present revision."""
    client = Client()
    client.force_login(make.make_person("editor"))
    opened = {name: getattr(story, name) for name in ("headline", *FIELDS)}
    sent = {"seen": story.words_number, "section": story.section_id, "body": story.body, **opened, **typed}
    return lambda: client.post(f"/admin/articles/article/{story.pk}/change/", sent).status_code


def test_five_who_change_five_fields_at_once_are_all_kept(story):
    codes = at_once([sending(story, **{name: f"By {name}"}) for name in FIELDS])

    story.refresh_from_db()
    assert codes == [302] * 5
    assert [getattr(story, name) for name in FIELDS] == [f"By {name}" for name in FIELDS]
    assert story.words_number == 6


def test_of_five_who_change_one_field_at_once_one_saves_and_four_are_asked(story):
    codes = at_once([sending(story, headline=f"Headline of {number}") for number in "abcde"])

    story.refresh_from_db()
    assert sorted(codes) == [302, 409, 409, 409, 409]
    assert story.words_number == 2 and story.headline.startswith("Headline of ")


def test_a_button_pressed_twice_at_once_approves_once(story):
    codes = at_once([sending(story, _move="approve"), sending(story, _move="approve")])

    assert codes.count(302) == 1
    assert Article.objects.get().history.filter(verb="approve").count() == 1
