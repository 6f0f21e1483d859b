"""The photo library at the desk."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Photo
from articles.photos.uploads import add_photo
from tests import factories as make


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_an_original_is_sent_as_what_it_is(client, format):
    packed = BytesIO()
    Image.new("RGB", (160, 120), "teal").save(packed, format)
    photo = add_photo(SimpleUploadedFile("dam.jpg", packed.getvalue()))
    client.force_login(make.make_person("editor"))

    answer = client.get(f"/admin/articles/photo/{photo.pk}/thumb/?whole=1")

    assert answer["Content-Type"] == f"image/{format.lower()}"
    assert answer["X-Content-Type-Options"] == "nosniff"


def change(client, photo, **about):
    typed = {"title": photo.title, "credit": photo.credit, "focal_x": "0.5", "focal_y": "0.5", **about}
    return client.post(f"/admin/articles/photo/{photo.pk}/change/", typed).status_code


@pytest.fixture
def photo(db):
    return Photo.objects.create(digest="a" * 64, width=320, height=180, credit="Mira Toll")


def test_a_correspondent_changes_what_they_brought_in_and_no_others(client, photo):
    mine = Photo.objects.create(
        digest="b" * 64, width=320, height=180, uploaded_by=make.make_person("correspondent", "ann")
    )
    client.force_login(mine.uploaded_by)

    assert (change(client, mine, credit="Ann Oster"), change(client, photo, credit="Ann Oster")) == (302, 403)
    page = client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()
    assert "Editors change what is said of a picture" in page
    assert list(Photo.objects.order_by("digest").values_list("credit", flat=True)) == [
        "Mira Toll",
        "Ann Oster",
    ]


def test_once_readers_see_it_only_an_editor_changes_what_is_said_of_a_picture(client, photo):
    """The credit is printed as it stands, and a right that ends takes the picture off the page."""
    ann = make.make_person("correspondent", "ann")
    Photo.objects.filter(pk=photo.pk).update(uploaded_by=ann)
    make.make_live(ann, lead_photo_id=photo.pk)
    client.force_login(ann)
    refused = change(client, photo, credit="Someone else")
    client.force_login(make.make_person("editor"))

    assert (refused, change(client, photo, credit="Ann Oster")) == (403, 302)
