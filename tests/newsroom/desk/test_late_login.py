"""A form that is sent after its session ended is saved all the same, once its person has logged in."""

import re
from html import unescape

import pytest
from django.test import Client

from tests import factories as make

HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@pytest.fixture
def correspondent(db):
    return make.make_person("correspondent", "mira")


@pytest.fixture
def story(correspondent):
    return make.make_draft(correspondent)


def page_of(story):
    return f"/admin/articles/article/{story.pk}/change/"


def typed(story, by, **words):
    return {
        "seen": story.words_number, "headline": story.headline, "standfirst": story.standfirst,
        "body": "<p>Typed for\r\n an hour.</p>", "section": story.section_id, "typed-by": by.pk, **words,
    }  # fmt: skip


def carried(answer):
    return {unescape(name): unescape(value) for name, value in HIDDEN.findall(answer.content.decode())}


def test_the_words_come_back_with_the_question_who_one_is_and_are_saved_with_the_answer(
    client, story, correspondent
):
    answer = client.post(page_of(story), typed(story, correspondent, headline="Typed & <kept>"))

    assert answer.status_code == 403 and answer["Cache-Control"] == "no-store"
    assert "You were logged out" in answer.content.decode()
    story.refresh_from_db()
    assert story.words_number == 1
    name = {"again-username": "mira", "again-password": "newsroom"}
    saved = client.post(page_of(story), {**carried(answer), **name})

    assert saved.status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.body) == ("Typed & <kept>", "<p>Typed for\n an hour.</p>")
    assert story.revisions.get(number=2).saved_by == correspondent


def test_a_wrong_password_loses_nothing(client, story, correspondent):
    answer = client.post(
        page_of(story),
        {**typed(story, correspondent), "again-username": "mira", "again-password": "wrong"},
    )

    assert carried(answer)["body"] == "<p>Typed for\r\n an hour.</p>"
    assert "wrong" not in answer.content.decode()


def test_words_of_one_account_are_not_saved_under_another(client, story, correspondent):
    client.force_login(make.make_person("editor", "ada"))
    answer = client.post(page_of(story), typed(story, correspondent))
    assert answer.status_code == 403 and "typed under another account" in answer.content.decode()

    name = {"again-username": "ada", "again-password": "newsroom"}
    assert client.post(page_of(story), {**carried(answer), **name}).status_code == 403
    story.refresh_from_db()
    assert story.words_number == 1


def test_one_who_may_not_change_the_story_does_not_by_logging_in_late(client, story):
    other = make.make_person("correspondent", "oona")
    name = {"again-username": "oona", "again-password": "newsroom"}

    answer = client.post(page_of(story), {**typed(story, other), **name})

    assert answer.status_code == 403
    story.refresh_from_db()
    assert story.words_number == 1


def test_a_form_with_a_password_in_it_is_not_carried(client, correspondent):
    answer = client.post("/admin/password_change/", {"old_password": "secret", "new_password1": "other"})

    assert answer.status_code == 302 and b"secret" not in answer.content


def test_a_form_older_than_the_last_login_is_shown_to_be_sent_again(story, correspondent):
    client = Client(enforce_csrf_checks=True)
    client.force_login(correspondent)
    own = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "navigate"}

    answer = client.post(page_of(story), {**typed(story, correspondent), "csrfmiddlewaretoken": "old"}, **own)

    assert answer.status_code == 403
    again = carried(answer)
    assert again["body"] == "<p>Typed for\r\n an hour.</p>"
    assert client.post(page_of(story), again, **own).status_code == 302


def test_a_form_from_another_site_is_refused_without_its_words(story, correspondent):
    client = Client(enforce_csrf_checks=True)
    client.force_login(correspondent)

    answer = client.post(page_of(story), typed(story, correspondent), HTTP_SEC_FETCH_SITE="cross-site")

    assert answer.status_code == 403 and b"Typed for" not in answer.content


def test_what_a_page_asks_by_itself_gets_no_login_page(client, story):
    answer = client.post(f"/admin/articles/article/{story.pk}/presence/", HTTP_SEC_FETCH_MODE="cors")
    assert answer.status_code == 302
