"""What stories stand on is not deleted from under them, however many there are."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.models import Correspondent, Photo
from articles.photos.removal import remove_files
from articles.photos.renditions import make_renditions
from articles.photos.uploads import add_photo
from newsroom.jobs.models import Job
from sections.models import Section
from tests.factories import make_live, make_person, make_section


@pytest.fixture
def chief(client, db):
    client.force_login(make_person("chief"))
    return client


def test_a_section_with_stories_is_not_even_asked_about(chief):
    section = make_live().section

    assert chief.get(f"/admin/sections/section/{section.pk}/delete/").status_code == 403
    assert chief.post(f"/admin/sections/section/{section.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_empty_section_can_go(chief):
    section = make_section("Weather")
    chief.post(f"/admin/sections/section/{section.pk}/delete/", {"post": "yes"})

    assert not Section.objects.filter(name="Weather").exists()


def test_a_name_that_stands_over_a_story_stays(chief):
    make_live()
    name = Correspondent.objects.get()

    assert chief.get(f"/admin/articles/correspondent/{name.pk}/delete/").status_code == 403


@pytest.mark.parametrize("model", ["sections/section", "articles/correspondent"])
def test_many_are_deleted_no_more_than_one(chief, model):
    story = make_live()
    pk = story.section_id if model.startswith("sections") else Correspondent.objects.get().pk
    chief.post(f"/admin/{model}/", {"action": "delete_selected", "_selected_action": [pk], "post": "yes"})

    story.refresh_from_db()
    assert story.bylines.exists() and Section.objects.filter(pk=story.section_id).exists()


def test_a_picture_that_is_used_nowhere_can_go_with_its_files(chief):
    packed = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(packed, "JPEG")
    photo = add_photo(ContentFile(packed.getvalue(), name="dam.jpg"))
    make_renditions(photo)
    files = [(default_storage, f"{one['name']}.jpg") for one in photo.renditions]
    files.append((photo.file.storage, photo.file.name))

    chief.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"})
    remove_files(Job.objects.get(kind="remove_files").payload)

    assert not Photo.objects.exists()
    assert not any(storage.exists(name) for storage, name in files)


@pytest.mark.parametrize("use", ["lead", "body", "portrait", "page"])
def test_a_picture_that_is_used_stays(chief, use):
    photo = Photo.objects.create(digest="a" * 64, width=320, height=180)
    if use == "portrait":
        Correspondent.objects.create(name="Ann", slug="ann", portrait=photo)
    else:
        fields = (
            {"lead_photo_id": photo.pk}
            if use == "lead"
            else {"body": f'<figure data-photo="{photo.pk}"></figure>'}
        )
        make_live(**fields)

    assert chief.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Photo.objects.exists()


def test_a_correspondent_deletes_no_picture(client, db):
    ann = make_person("correspondent", "ann")
    photo = Photo.objects.create(digest="a" * 64, width=320, height=180, uploaded_by=ann)
    client.force_login(ann)

    assert client.post(f"/admin/articles/photo/{photo.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_original_that_came_in_again_stays(db):
    photo = Photo.objects.create(digest="a" * 64, width=320, height=180, file="aa/again.jpg")
    photo.file.storage.save("aa/again.jpg", ContentFile(b"picture"))

    remove_files({"original": "aa/again.jpg", "names": []})

    assert photo.file.storage.exists("aa/again.jpg")
    photo.file.storage.delete("aa/again.jpg")
