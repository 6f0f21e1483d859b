"""A picture whose rights end: off every page with the end of its last day, with no worker and no save."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import Correspondent, Photo
from articles.pages.clock import midnight_after
from articles.photos.renditions import make_renditions
from articles.photos.uploads import add_photo
from newsroom.page_store import stamps
from newsroom.site_settings.current import today
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_picture_whose_rights_end_is_on_no_page_after_its_last_day(client):
    packed = BytesIO()
    Image.new("RGB", (800, 600), "teal").save(packed, "JPEG")
    photo = add_photo(ContentFile(packed.getvalue(), name="dam.jpg"), credit="Mira Toll", alt="A dam")
    make_renditions(photo)
    by = make.make_person("correspondent", "mira")
    Correspondent.objects.filter(user=by).update(portrait=photo)
    body = f'<p>x</p><figure data-photo="{photo.pk}"></figure>'
    story = make.make_live(by, lead_photo=photo, body=body, alt="A dam")
    pages = [
        story.addresses.get().path,
        "/",
        "/politics/",
        "/correspondents/",
        "/correspondents/mira/",
        "/feed/",
    ]
    Photo.objects.update(rights_expire=today())
    stamps.forget()
    for page in pages:
        answer = client.get(page)
        assert f"renditions/{photo.pk}/" in answer.content.decode(), page
        kept_until = datetime.fromisoformat(answer["Good-Until"])
        assert kept_until <= midnight_after(datetime.now(kept_until.tzinfo)), page

    Photo.objects.update(rights_expire=today() - timedelta(days=1))
    stamps.forget()
    for page in pages:
        assert f"renditions/{photo.pk}/" not in client.get(page).content.decode(), page
