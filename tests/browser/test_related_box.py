"""Related stories beside the form, by keyboard, with words typed and not saved."""

import pytest

from articles.workflow.beside import decided
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_adds_a_story_by_keyboard_and_keeps_what_they_typed(signed_in):
    story, other = make.make_live(), make.make_live(headline="Herring limit falls", body="<p>Nets dry.</p>")
    page, address = signed_in(make.make_person("editor"))
    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    page.fill("[name=kicker]", "Typed and not saved")

    page.focus("#find-related")
    page.keyboard.type("herring")
    page.wait_for_selector("#find-related-found li")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("#related-box .pinned")

    assert decided(story) == ([other.pk], [])
    assert page.input_value("[name=kicker]") == "Typed and not saved"

    page.focus(f"#related-box [name=unpin][value='{other.pk}']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#related-box .pinned", state="detached")

    assert decided(story) == ([], [])
    assert page.evaluate("document.activeElement.closest('#related-box') !== null")
