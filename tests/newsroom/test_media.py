import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

NAME = "renditions/ab/abcdef-wide-640.jpg"


@pytest.fixture
def picture():
    default_storage.save(NAME, ContentFile(b"the picture"))
    yield NAME
    default_storage.delete(NAME)


def test_a_rendition_is_served_and_may_be_kept_for_ever(client, picture):
    response = client.get(f"/media/{picture}")

    assert b"".join(response.streaming_content) == b"the picture"
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "renditions/none.jpg",
        "originals/ab/abcdef.jpg",
        "renditions/../../secret_key",
        "renditions/%2e%2e/%2e%2e/secret_key.jpg",
        "renditions/page.html",
        "renditions/a.svg",
        "renditions/",
    ],
)
@pytest.mark.django_db  # the page that says so has the newsroom's name
def test_nothing_else_is_served(client, name):
    assert client.get(f"/media/{name}").status_code == 404


def test_pictures_are_only_looked_at(client, picture):
    assert client.post(f"/media/{picture}").status_code == 405
