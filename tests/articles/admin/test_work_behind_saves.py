"""What happens behind the desk between the opening of a form and its save is never told as a conflict."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils.timezone import now
from PIL import Image

from articles.photos.uploads import add_photo
from articles.workflow.engine import move
from newsroom.jobs.worker import work_once
from tests import factories as make
from tests.articles.admin.test_two_saves import ONE, form_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = make.make_person("editor")
    client.force_login(person)
    return person


def test_what_happens_behind_the_desk_is_no_conflict(client, editor):
    """Related stories, reviews, pictures and moves that touch no words leave the save alone."""
    by = make.make_person("correspondent")
    story = make.make_filed(by, body=ONE)
    opened = form_of(story, headline="Mine is long enough")
    move(story, "approve", by=make.make_person("editor"))
    call_command("rebuild_related", stdout=StringIO())
    call_command("rebuild_search", stdout=StringIO())
    live = make.make_live(by)
    make.make_review(live)
    move(live, "expire", by=make.make_person("editor"), at=now() + timedelta(days=1))

    assert client.post(page_of(story), opened).status_code == 302
    story.refresh_from_db()
    assert story.headline == "Mine is long enough" and story.words_number == 2
    assert client.post(page_of(live), form_of(live, kicker="New")).status_code == 302


def test_a_picture_cut_between_opening_and_saving_is_no_conflict(client, editor):
    picture = BytesIO()
    Image.new("RGB", (640, 360), "teal").save(picture, "JPEG")
    photo = add_photo(ContentFile(picture.getvalue(), name="1.jpg"), credit="Mira Toll", alt="Teal")
    body = f'{ONE}<figure data-photo="{photo.pk}"></figure>'
    story = make.make_filed(make.make_person("correspondent"), body=body, lead_photo_id=photo.pk)
    opened = form_of(story, headline="Mine is long enough", lead_photo=photo.pk)
    opened["initial-lead_photo"] = photo.pk

    while work_once():
        pass
    photo.refresh_from_db()
    assert photo.is_current

    assert client.post(page_of(story), opened).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.words_number, story.lead_photo_id) == ("Mine is long enough", 2, photo.pk)
