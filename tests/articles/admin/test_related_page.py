"""Related stories beside the form and on their page: the same buttons, the same rights."""

import pytest
from django.urls import reverse

from articles.related.storage import choose_related
from articles.workflow.beside import decided
from articles.workflow.engine import move
from newsroom.audit.models import AuditEvent
from tests.factories import make_draft, make_live, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    story = make_live(tags=["Gas"])
    near = make_live(tags=["Gas"], headline="Pipes are laid", body="<p>Other words about pipes.</p>")
    choose_related(story)
    return story, near


def address(story, query=""):
    return reverse("admin:articles_article_related", args=[story.pk]) + query


def signed_in(client, role="editor"):
    person = make_person(role)
    client.force_login(person)
    return person


def test_the_form_shows_what_stands_beside_the_story_and_why(client, pair):
    signed_in(client)

    page = client.get(reverse("admin:articles_article_change", args=[pair[0].pk])).content.decode()

    assert "Pipes are laid" in page and "same tags: Gas" in page
    assert address(pair[0]) in page


def test_every_button_works_without_a_script(client, pair):
    story, near = pair
    signed_in(client)
    for verb, then in (("pin", ([near.pk], [])), ("exclude", ([], [near.pk])), ("allow", ([], []))):
        page = client.get(address(story)).content.decode()
        assert f'name="{verb}" value="{near.pk}"' in page

        answer = client.post(address(story), {verb: near.pk})

        assert answer.status_code == 302 and decided(story) == then


def test_the_box_alone_answers_a_press_in_place(client, pair):
    story, near = pair
    signed_in(client)

    answer = client.post(address(story), {"pin": near.pk}, headers={"X-In-Place": "1"})

    assert answer.status_code == 200 and b"<html" not in answer.content and b"Pinned" in answer.content


def test_a_story_is_found_by_its_words_and_pinned(client, pair):
    story, near = pair
    other = make_live(headline="Herring limit falls")
    signed_in(client)

    page = client.get(address(story, "?q=herring")).content.decode()
    told = client.get(address(story, "?find=1&q=herring")).json()["found"]

    assert f'name="pin" value="{other.pk}"' in page
    assert [one["id"] for one in told] == [other.pk]


def test_a_correspondent_may_not_by_a_post_made_by_hand_and_it_is_logged(client, pair):
    person = signed_in(client, "correspondent")
    story = make_live(person)

    assert "Exclude" not in client.get(address(story)).content.decode()
    assert client.post(address(story), {"pin": pair[1].pk}).status_code == 403
    assert decided(story) == ([], [])
    assert AuditEvent.objects.filter(kind="refused.story.related", by=person).exists()


@pytest.mark.parametrize("data", [{}, {"pin": "x"}, {"pin": ""}, {"exclude": "9" * 30}, {"up": "0"}])
def test_odd_presses_are_refused_plainly(client, pair, data):
    signed_in(client)

    answer = client.post(address(pair[0]), data)

    assert answer.status_code in {200, 403}
    assert decided(pair[0]) == ([], [])


def test_a_draft_shows_what_would_be_chosen_now(client, pair):
    editor = signed_in(client)
    draft = make_draft(make_person("correspondent"), tags=["Gas"], body="<p>Pipes and words of another.</p>")

    page = client.get(address(draft)).content.decode()

    assert editor.pk and "As they would be chosen now" in page and "Pipes are laid" in page


def test_words_that_readers_do_not_have_are_told_to_nobody(client, pair):
    story, near = pair
    editor = signed_in(client)
    client.post(address(story), {"pin": near.pk})
    move(near, "withdraw", by=editor, note="Wrong", readers_get="gone")

    page = client.get(address(story)).content.decode()

    assert "Pipes are laid" not in page and f"Story {near.pk}" in page


def test_a_suggestion_for_a_draft_can_be_excluded_before_it_is_published(client, pair):
    signed_in(client)
    draft = make_draft(make_person("correspondent"), tags=["Gas"], body="<p>Pipes and words of another.</p>")

    client.post(address(draft), {"exclude": pair[1].pk})

    page = client.get(address(draft)).content.decode()
    assert decided(draft) == ([], [pair[1].pk]) and f'name="allow" value="{pair[1].pk}"' in page


def test_after_a_press_the_page_goes_on_from_that_story_with_what_was_looked_for(client, pair):
    story, near = pair
    signed_in(client)

    plain = client.post(address(story), {"pin": near.pk})
    page = client.get(address(story, "?q=pipes+%26+gas")).content.decode()
    again = client.post(address(story, "?q=pipes+%26+gas"), {"exclude": near.pk})

    assert plain.url == address(story, f"#beside-{near.pk}")
    assert f'id="beside-{near.pk}"' in page and f'action="{address(story)}?q=pipes%20%26%20gas"' in page
    assert again.url == address(story, f"?q=pipes+%26+gas#beside-{near.pk}")


def test_a_pinned_story_that_was_looked_for_is_not_offered_again(client, pair):
    story, near = pair
    signed_in(client)
    client.post(address(story), {"pin": near.pk})

    page = client.get(address(story, "?q=pipes")).content.decode()

    assert page.count("Pipes are laid</p>") == 2 and f'name="pin" value="{near.pk}"' not in page
