"""What goes with a shared link: the story's own picture, or a card that shows what readers have."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.timezone import now
from PIL import Image

from articles.models import Revision, ShareCard
from articles.photos.renditions import make_renditions
from articles.photos.share_cards import (
    drop_share_card,
    make_share_card,
    make_site_card,
    share_picture,
    site_picture,
)
from articles.photos.uploads import add_photo
from articles.workflow.engine import move
from newsroom.jobs.models import Job
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db


def of(story):
    return share_picture(Revision.objects.live().for_page().get(article=story), "https://news.example")


def photo():
    packed = BytesIO()
    Image.new("RGB", (1600, 1200), "teal").save(packed, "JPEG")
    photo = add_photo(ContentFile(packed.getvalue()), credit="Mira Toll", alt="A dam.")
    make_renditions(photo)
    return photo


@pytest.fixture
def editor():
    return make.make_person("editor")


@pytest.fixture
def story():
    story = make.make_live(headline="Kovran dam opens")
    make_share_card({"article": story.pk})
    return story


def test_a_story_with_a_picture_is_shared_with_its_picture():
    found = of(make.make_live(lead_photo_id=photo().pk, alt=""))

    assert (found.width, found.height, found.alt) == (1200, 630, "A dam.")
    assert found.url.startswith("https://news.example/media/renditions/")
    assert "/share-1200.jpg" in found.url


def test_a_story_without_one_is_shared_with_its_headline_on_a_card(story):
    found = of(story)

    assert (found.width, found.height, found.alt) == (1200, 630, "Kovran dam opens")
    with default_storage.open(story.share_card.name) as file:
        assert Image.open(file).size == (1200, 630)


def test_until_the_card_is_drawn_the_newsrooms_own_is_shared(editor):
    story = make.make_live()
    assert of(story) is None
    SiteSettings(name="Meridian").save()
    make_site_card({})

    assert of(story) == site_picture("https://news.example")
    assert of(story).alt == "Meridian"


def test_a_changed_headline_changes_the_address_and_the_former_card_goes_a_day_later(story, editor):
    before, file = of(story).url, story.share_card.name
    move(story, "quick fix", by=editor, note="Name", words={"headline": "Kovran dam opens its last gate"})
    assert of(story) is None  # rather nothing than what no longer stands

    make_share_card(Job.objects.get(kind="make_share_card").payload)

    assert of(story).url != before
    job = Job.objects.get(kind="drop_share_card")
    assert job.due_at > now() + timedelta(hours=24)
    assert default_storage.exists(file)
    drop_share_card(job.payload)
    assert not default_storage.exists(file)


def test_a_withdrawn_story_takes_its_card_with_it(story, editor):
    file = story.share_card.name
    move(story, "withdraw", by=editor, note="Not so", readers_get="gone")

    make_share_card(Job.objects.get(kind="make_share_card").payload)
    job = Job.objects.get(kind="drop_share_card")
    drop_share_card(job.payload)

    assert job.due_at <= now()
    assert not ShareCard.objects.exists()
    assert not default_storage.exists(file)


def test_the_card_of_a_scheduled_story_is_drawn_when_it_goes_out(editor):
    story = make.make_approved(make.make_person("correspondent"), editor)
    later = now() + timedelta(hours=3)
    move(story, "publish", by=editor, at=later, until=later + timedelta(hours=1))
    due = sorted(Job.objects.filter(kind="make_share_card").values_list("due_at", flat=True))

    make_share_card({"article": story.pk})

    assert due[1:] == [later, later + timedelta(hours=1)]
    assert not ShareCard.objects.exists()


def test_a_file_that_is_shown_again_stays(story):
    drop_share_card({"name": story.share_card.name})

    assert default_storage.exists(story.share_card.name)


def test_a_new_name_of_the_newsroom_draws_every_card_anew(story):
    make_site_card({})
    SiteSettings(name="Meridian", accent="#7a1f1f").save()
    Job.objects.filter(kind="make_share_card").delete()

    make_site_card({})

    assert Job.objects.filter(kind="make_share_card", payload={"article": story.pk}).exists()
    assert of(story).alt == "Meridian"


def test_making_a_card_twice_makes_it_once(story):
    make_share_card({"article": story.pk})

    assert ShareCard.objects.count() == 1
    assert not Job.objects.filter(kind="drop_share_card").exists()


def test_the_story_page_names_the_picture_for_links(story, client):
    page = client.get(story.addresses.get().path)

    assert (
        f'<meta property="og:image" content="http://testserver{story.share_card.url}">'
        in page.content.decode()
    )
    assert f"card-{story.pk}" in page["Surrogate-Key"]
