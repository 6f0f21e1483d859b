"""Faces of correspondents: shown while their rights last, on pages that know when they change."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from articles.models import Photo
from newsroom.jobs.models import Job
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    made = [{"crop": "square", "width": 320, "height": 320, "name": "renditions/1/a/square-320"}]
    photo = Photo.objects.create(digest="f" * 64, width=400, height=400, renditions=made)
    person = make.make_person("correspondent", "ann").correspondent
    person.portrait = photo
    person.save()
    return person


@pytest.mark.parametrize("address", ["/correspondents/", "/correspondents/ann/"])
def test_a_portrait_is_shown_and_its_page_follows_it(client, person, address):
    page = client.get(address)

    assert "square-320.webp" in page.content.decode()
    assert f"photo-{person.portrait_id}" in page["Surrogate-Key"].split()


def test_a_section_shows_the_faces_of_who_filed_for_it(client, person):
    make.make_live(person.user, section=make.make_section("Climate"))
    page = client.get("/climate/")

    assert "square-320.webp" in page.content.decode().partition('<div class="side">')[2]
    assert f"photo-{person.portrait_id}" in page["Surrogate-Key"].split()


@pytest.mark.parametrize("address", ["/correspondents/", "/correspondents/ann/"])
def test_a_portrait_whose_rights_have_ended_is_not_shown(client, person, address):
    Photo.objects.update(rights_expire=localdate() - timedelta(days=1))

    assert "square-320" not in client.get(address).content.decode()


def test_a_face_that_may_be_shown_again_comes_back_to_the_front(client, person):
    for _story in range(12):  # more than stand above the correspondents
        make.make_live(person.user)
    Photo.objects.update(rights_expire=localdate() - timedelta(days=1))
    page = client.get("/")

    assert "square-320" not in page.content.decode()
    assert f"photo-{person.portrait_id}" in page["Surrogate-Key"].split()


def test_a_correspondent_whose_portrait_is_out_asks_an_editor_to_change_it(client, person):
    Photo.objects.update(uploaded_by=person.user)
    client.force_login(person.user)
    typed = {"focal_x": "0.2", "focal_y": "0.5"}

    assert client.post(f"/admin/articles/photo/{person.portrait_id}/change/", typed).status_code == 403
    assert not Job.objects.filter(kind="make_renditions").exists()
