"""The photo library at the desk."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

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
