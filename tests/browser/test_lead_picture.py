"""What a phone loads for the picture at the head of a story, and what it sees until it is there."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageFilter

from articles.models import Photo
from articles.photos.packing import PHONE_BYTES
from articles.photos.renditions import make_renditions
from articles.photos.uploads import add_photo
from newsroom.page_store.stamps import bump
from tests import factories as make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]
PHONES = [(360, 3), (412, 1.75), (412, 2.625), (390, 3)]


@pytest.fixture
def story():
    """Gravel: heavier than most photographs are."""
    gravel = Image.effect_noise((2400, 1600), 60).filter(ImageFilter.GaussianBlur(2.4)).convert("RGB")
    packed = BytesIO()
    gravel.save(packed, "JPEG", quality=92)
    photo = add_photo(ContentFile(packed.getvalue(), name="gravel.jpg"), credit="Mira Toll", alt="Gravel.")
    body = f'<p>Words.</p><figure data-photo="{photo.pk}"></figure>'
    return make.make_live(lead_photo_id=photo.pk, body=body)


def test_the_lead_picture_is_light_on_any_phone(browser, live_server, transactional_db, story):
    make_renditions(Photo.objects.get())
    for width, density in PHONES:
        phone = {"viewport": {"width": width, "height": 800}, "device_scale_factor": density}
        context = browser.new_context(**phone, is_mobile=True)
        page = context.new_page()
        page.goto(live_server.url + story.addresses.get().path, wait_until="load")
        shown = page.evaluate("document.querySelector('.lead-media img').currentSrc")
        weight = len(page.request.get(shown).body())
        context.close()

        assert shown.endswith(".webp")
        assert weight <= PHONE_BYTES, (width, density)


def test_nothing_moves_when_the_sizes_are_there(quiet_page, live_server, transactional_db, story):
    """The page before the job ran and after it: the words stand at the same place."""
    address = live_server.url + story.addresses.get().path
    quiet_page.set_viewport_size({"width": 360, "height": 800})
    words = "[...document.querySelectorAll('.body p, .body figcaption')]"
    where = f"{words}.map(one => one.getBoundingClientRect().top)"
    quiet_page.goto(address)
    assert quiet_page.locator("svg.sunk").count() == 2
    before = quiet_page.evaluate(where)

    make_renditions(Photo.objects.get())
    bump(f"story-{story.pk}")
    quiet_page.goto(address)
    assert quiet_page.locator("svg.sunk").count() == 0
    after = quiet_page.evaluate(where)
    assert all(abs(one - other) < 1.5 for one, other in zip(before, after, strict=True)), (before, after)
