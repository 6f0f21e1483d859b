"""A picture whose rights end: off every page with the end of its last day, with no worker and no save."""

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import now
from PIL import Image

from articles.models import Correspondent, Photo, ShareCard
from articles.pages.clock import midnight_after
from articles.photos.renditions import make_renditions
from articles.photos.rights_end import follow_rights
from articles.photos.share_cards import make_share_card
from articles.photos.uploads import add_photo
from newsroom.jobs.models import Job
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
    shows_stories = {pages[0], "/", "/politics/", "/correspondents/mira/", "/feed/"}
    Photo.objects.update(rights_expire=today())
    stamps.forget()
    for page in pages:
        answer = client.get(page)
        assert f"renditions/{photo.pk}/" in answer.content.decode(), page
        # nor while the database is away
        shown_until = datetime.fromisoformat(answer["Shown-Until" if page in shows_stories else "Good-Until"])
        assert shown_until <= midnight_after(datetime.now(shown_until.tzinfo)), page

    Photo.objects.update(rights_expire=today() - timedelta(days=1))
    stamps.forget()
    for page in pages:
        assert f"renditions/{photo.pk}/" not in client.get(page).content.decode(), page


def test_in_the_night_after_its_last_day_its_story_gets_a_drawn_card():
    photo = Photo.objects.create(
        digest="a" * 64, width=320, height=180, rights_expire=today() - timedelta(days=1)
    )
    still = Photo.objects.create(digest="b" * 64, width=320, height=180, rights_expire=today())
    story, _other = make.make_live(lead_photo=photo), make.make_live(lead_photo=still)

    follow_rights({})

    job = Job.objects.get(kind="make_share_card")
    assert job.payload == {"article": story.pk}
    make_share_card(job.payload)
    assert ShareCard.objects.get().article == story


def test_while_the_database_is_away_a_picture_in_a_body_is_shown_to_its_last_day_and_no_longer(client):
    photo = Photo.objects.create(digest="c" * 64, width=320, height=180, rights_expire=today())
    story = make.make_live(body=f'<p>x</p><figure data-photo="{photo.pk}"></figure>')

    answer = client.get(story.addresses.get().path)

    assert datetime.fromisoformat(answer["Shown-Until"]) <= midnight_after(now())
