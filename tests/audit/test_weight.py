"""Pages are light: HTML, style, script, fonts, the lead picture, and how many things are asked for."""

import os

import pytest

from tests.audit.site import Site
from tests.audit.weight import FONT, KB, SCRIPT, weigh

pytestmark = [pytest.mark.browser, pytest.mark.any_database]
CORPUS = os.environ.get("NEWSROOM_TEST_CORPUS")
FIRST_VIEW = {"story": 12, "section": 16, "front": 20}
APART = ("latin-ext", "vietnamese", "italic")  # fonts that only some pages need
LEAD = "document.querySelector('img[fetchpriority=high]').currentSrc"


def too_heavy(site, paths):
    return [str(one) for one in (weigh(site, path) for path in paths) if one and one.is_too_much]


def test_every_page_of_the_demonstration_keeps_its_budget(site):
    assert too_heavy(site, ["/", "/latest/", "/correspondents/", "/corrections/", *site.listed()]) == []


def test_script_and_font_keep_theirs():
    assert SCRIPT <= 4 * KB and FONT <= 28 * KB


@pytest.mark.soak
@pytest.mark.skipif(not CORPUS, reason="NEWSROOM_TEST_CORPUS names no file of stories to import")
def test_so_do_pages_of_a_large_archive(tmp_path):
    """Six hundred pages of an imported corpus: the same budget at scale, which takes minutes."""
    site = Site(tmp_path)
    site.seed()
    site.manage("import_stories", CORPUS)
    site.start()
    try:
        listed = site.listed()
        assert too_heavy(site, ["/", "/latest/", *listed[:: max(1, len(listed) // 600)]]) == []
    finally:
        site.stop()


@pytest.mark.parametrize("dots", [2, 3])
@pytest.mark.parametrize("kind", FIRST_VIEW)
def test_a_phone_asks_for_little_and_gets_a_light_picture(browser, site, pages, kind, dots):
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=dots)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request))
    page.goto(site.url + pages[kind], wait_until="networkidle")

    picture = page.evaluate(LEAD)
    weight = len(page.request.get(picture).body())
    fonts = [one.url for one in asked if one.resource_type == "font"]
    context.close()

    assert weight <= 60 * KB, picture
    assert [url for url in fonts if not any(name in url for name in APART)] == [
        f"{site.url}/static/fonts/faustina-latin.woff2"
    ]
    assert len(asked) <= FIRST_VIEW[kind], [one.url for one in asked]
