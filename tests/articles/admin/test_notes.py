"""Notes on their page, and beside the story's form."""

import pytest

from articles.models import Note
from tests import factories as make


@pytest.fixture
def writer(db):
    return make.make_person("correspondent")


@pytest.fixture
def page(writer):
    return f"/admin/articles/article/{make.make_draft(writer).pk}/notes/"


def test_a_note_is_left_read_beside_the_story_and_resolved(client, writer, page):
    client.force_login(writer)
    client.post(page, {"text": "Which <b>two</b> ports?"})
    note = Note.objects.get()

    story = client.get(f"/admin/articles/article/{note.article_id}/change/").content.decode()
    assert "Which &lt;b&gt;two&lt;/b&gt; ports?" in story
    assert "resolved by" in client.post(page, {"resolve": note.pk}, follow=True).content.decode()


def test_a_note_left_in_place_is_answered_with_the_box_alone(client, writer, page):
    client.force_login(writer)

    answer = client.post(page, {"text": "Which ports?"}, headers={"X-In-Place": "1"}).content.decode()

    assert "Which ports?" in answer and "<html" not in answer


def test_a_refused_note_keeps_its_words(client, writer, page):
    other = make.make_person("correspondent")
    client.force_login(writer)

    answer = client.post(page, {"text": f"Ask @{other.username} about it"}).content.decode()

    assert "may not read this story" in answer and f"Ask @{other.username} about it" in answer


def test_anothers_notes_can_be_neither_read_nor_resolved(client, writer, page):
    client.force_login(writer)
    client.post(page, {"text": "Which ports?"})
    client.force_login(make.make_person("correspondent"))

    assert client.get(page).status_code == 403
    assert client.post(page, {"resolve": Note.objects.get().pk}).status_code == 403
    assert Note.objects.get().is_open


def test_a_note_of_another_story_is_not_found_here(client, page):
    other = make.make_person("correspondent")
    client.force_login(other)
    theirs = f"/admin/articles/article/{make.make_draft(other).pk}/notes/"
    client.post(theirs, {"text": "Mine"})
    client.force_login(make.make_person("editor"))

    assert client.post(page, {"resolve": Note.objects.get().pk}).status_code == 404
