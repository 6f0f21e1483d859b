"""Where the desk refuses, it says so on a page of its own."""

import pytest
from django.test import Client

from tests.factories import make_draft, make_person

pytestmark = pytest.mark.django_db


def test_a_refusal_at_the_desk_gives_its_reason_and_a_way_on(client):
    story = make_draft(make_person("correspondent"))
    client.force_login(make_person("correspondent"))

    answer = client.get(f"/admin/articles/article/{story.pk}/change/")

    page = answer.content.decode()
    assert answer.status_code == 403
    assert '<p class="lead-in">You may not read another&#x27;s story.</p>' in page
    assert 'id="header"' in page and 'class="mast"' not in page
    assert "no-store" in answer["Cache-Control"]


def test_an_address_that_the_desk_has_not_is_its_own_404(client):
    client.force_login(make_person("moderator"))

    answer = client.get("/admin/no/such/page/")

    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_stranger_is_not_told_what_the_desk_has(client):
    answer = client.get("/admin/nothing/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_a_post_without_its_token_is_told_what_to_do():
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_person("editor"))

    answer = client.post("/admin/articles/article/add/", {"headline": "x"})

    assert answer.status_code == 403
    assert "Go back, copy your words" in answer.content.decode()


def test_who_signs_in_by_a_hostile_link_arrives_at_the_desk(client):
    make_person("editor", "ann")
    typed = {"username": "ann", "password": "newsroom", "next": "https://evil.example/"}

    assert client.post("/admin/login/", typed)["Location"] == "/admin/"
