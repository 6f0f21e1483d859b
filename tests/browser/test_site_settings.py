"""The settings of the newsroom in a real browser: a colour is chosen, seen and judged before it is saved."""

import pytest

from newsroom.site_settings.contrast import contrast
from newsroom.site_settings.models import LIGHT, SiteSettings
from tests import factories as make
from tests.axe import broken_rules

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]
CHOSEN = """(picker, colour) => {
  picker.value = colour;
  picker.dispatchEvent(new Event("input", { bubbles: true }));
}"""


@pytest.fixture
def settings_page(signed_in):
    page, address = signed_in(make.make_person("chief"))
    page.goto(f"{address}/admin/newsroom/sitesettings/")
    page.form = page.locator(".field-accent")
    return page


def test_a_colour_is_judged_as_it_is_typed_and_chosen_with_the_browsers_picker(settings_page):
    page, judged = settings_page, settings_page.form.locator(".judged")
    field, picker = page.locator("#id_accent"), page.form.locator("[type=color]")
    assert picker.input_value() == "#0a5c5a"  # the house's own, while there is none

    field.fill("#7fd1c5")
    least = min(contrast("#7fd1c5", beside) for beside in LIGHT)
    assert f"Contrast {int(10 * least) / 10}: too little" in judged.inner_text()
    field.fill("teal")
    assert judged.inner_text() == "Not a colour yet."

    picker.evaluate(CHOSEN, "#8a1c3b")
    assert field.input_value() == "#8a1c3b"
    assert "it can be read" in judged.inner_text()
    shown = page.form.locator(".sample b").evaluate("one => getComputedStyle(one).color")
    assert shown == "rgb(138, 28, 59)"
    page.locator("[name=_save]").click()
    page.get_by_text("was changed successfully").wait_for()
    assert SiteSettings.objects.get().accent == "#8a1c3b"


def test_the_form_breaks_no_rule_and_fits_with_a_faulty_colour_too(settings_page):
    page = settings_page
    page.fill("#id_accent", "#7fd1c5")
    page.locator("[name=_save]").click()
    page.locator(".field-accent .errorlist").wait_for()

    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert broken_rules(page, but=[".sample"]) == []  # which shows that it cannot be read
        assert page.evaluate("document.documentElement.scrollWidth") <= width
