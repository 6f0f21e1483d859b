"""The newsroom's icons and manifest: its name and colour, at addresses that change with them."""

import json
from io import BytesIO
from math import hypot

import pytest
from PIL import Image

from articles.pages.icons import icon_url
from newsroom.site_settings.models import SiteSettings

pytestmark = pytest.mark.django_db


def drawn(answer):
    return Image.open(BytesIO(answer.content))


@pytest.mark.parametrize("size", [32, 180, 192, 512])
def test_an_icon_is_the_first_letter_on_the_newsrooms_colour(client, size):
    SiteSettings(name="Meridian", accent="#7a1f1f").save()
    answer = client.get(icon_url(size))
    picture = drawn(answer)

    assert (picture.format, picture.size) == ("PNG", (size, size))
    assert picture.getpixel((0, 0)) == (0x7A, 0x1F, 0x1F)
    assert len(picture.getcolors(512 * 512)) > 2
    assert "immutable" in answer["Cache-Control"]


def test_another_name_or_colour_is_another_address(client):
    SiteSettings(name="Meridian").save()
    before = icon_url(192)
    SiteSettings(name="Meridian", accent="#7a1f1f").save()

    assert icon_url(192) != before
    assert client.get(before).status_code == 404
    assert client.get(icon_url(33)).status_code == 404


def test_the_manifest_names_what_is_there(client):
    SiteSettings(name="Sarn Sea Wire", tagline="News of the sea", accent="#7a1f1f").save()
    answer = client.get("/site.webmanifest")
    said = json.loads(answer.content)

    assert answer["Content-Type"] == "application/manifest+json"
    assert (said["name"], said["theme_color"], said["start_url"]) == ("Sarn Sea Wire", "#7a1f1f", "/")
    for one in said["icons"]:
        assert f"{drawn(client.get(one['src'])).width}x" in one["sizes"]
    assert [one["purpose"] for one in said["icons"]] == ["any", "maskable"] * 2  # both in one is warned of
    assert "settings" in answer["Surrogate-Key"]


@pytest.mark.parametrize("letter", "MWЩЖQ")
def test_a_round_mask_leaves_the_letter_whole(client, letter):
    SiteSettings(name=letter, accent="#000000").save()
    picture = drawn(client.get(icon_url(512))).convert("L")
    left, top, right, bottom = picture.getbbox()

    assert hypot(right - left, bottom - top) <= 0.8 * 512
    assert bottom - top > 0.3 * 512


def test_pages_name_icons_and_manifest(client):
    SiteSettings(name="Meridian").save()
    page = client.get("/").content.decode()

    for address in (icon_url(32), icon_url(180), "/site.webmanifest"):
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200


def test_what_asks_for_a_favicon_gets_one(client):
    assert drawn(client.get("/favicon.ico")).format == "ICO"


def test_a_name_whose_letter_we_cannot_draw_has_an_icon_yet(client):
    SiteSettings(name="新闻").save()

    assert drawn(client.get(icon_url(180))).size == (180, 180)
