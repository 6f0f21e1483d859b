import base64
import gzip
import hashlib
import re

from articles.pages.sheet import sheet


def test_the_sheet_is_under_six_kilobytes_compressed_with_the_long_names_of_a_real_site():
    named = lambda found: f"{found[1]}.{hashlib.md5(found[1].encode()).hexdigest()[:12]}.woff2"  # noqa: E731
    css = re.sub(r"(faustina[\w-]+)\.woff2", named, sheet().css)

    assert len(gzip.compress(css.encode(), 9)) < 6 * 1024


def test_the_policy_names_the_very_bytes_between_the_style_tags():
    digest = base64.b64encode(hashlib.sha256(sheet().css.encode()).digest()).decode()

    assert sheet().source == f"'sha256-{digest}'"


def test_the_sheet_has_no_property_that_knows_left_from_right():
    css = sheet().css

    for physical in ("-left", "-right", "left:", "right:", "float:"):
        assert physical not in css, physical


def test_a_site_may_have_its_own_accent_but_nothing_else():
    assert "--accent:#123456" in sheet("#123456").css
    assert sheet("red;}body{display:none").css == sheet().css
