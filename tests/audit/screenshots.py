"""`make screenshots`: the pictures of the README in docs/, taken anew of the demonstration newsroom."""

import shutil
import sys
import tempfile
from io import BytesIO

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.audit.site import ROOT, Site, pages_of

DESKTOP, PHONE = (1280, 1280), (390, 1280)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def shown(site):
    """File name to (path, size of the window, light or dark, whether at the desk)."""
    story = pages_of(site)["story"]
    return {
        "front": ("/", DESKTOP, "light", False),
        "story": (story, DESKTOP, "light", False),
        "story-phone": (story, PHONE, "dark", False),
        "desk": ("/admin/", DESKTOP, "light", True),
        "writing": ("/admin/articles/article/?stands=filed", DESKTOP, "light", True),
    }


def take(browser, site, path, size, scheme, at_the_desk):
    width, height = size
    context = browser.new_context(
        base_url=site.url, viewport={"width": width, "height": height}, color_scheme=scheme
    )
    page = context.new_page()
    if at_the_desk:
        page.goto("/admin/login/")
        page.fill("[name=username]", "chief")
        page.fill("[name=password]", "newsroom")
        page.click("[type=submit]")
    page.goto(path, wait_until="networkidle")
    if "/article/?" in path:  # the first story of that list, in its form
        page.locator("#result_list a[href*='/change/']").first.click()
        page.frame_locator("iframe.cke_wysiwyg_frame").locator("body p").first.wait_for()
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return picture


def main():
    with tempfile.TemporaryDirectory(prefix="newsroom-pictures-") as folder, sync_playwright() as playwright:
        site = Site(folder)
        site.seed()
        site.start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        try:
            for name, how in shown(site).items():
                take(browser, site, *how).save(ROOT / f"docs/{name}.webp", quality=82, method=6)
        finally:
            browser.close()
            site.stop()


if __name__ == "__main__":
    sys.exit(main())
