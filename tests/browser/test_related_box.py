"""Related stories beside the form and on their page, by keyboard; words typed and not saved stay."""

import pytest
from playwright.sync_api import expect

from articles.workflow.beside import arrange, decided
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


@pytest.fixture
def pinned():
    """A live story with three beside it that an editor pinned, in the order of their headlines."""
    story, editor = make.make_live(), make.make_person("editor")
    names = ("Anchors", "Barges", "Cranes")
    stories = [make.make_live(headline=name, body=f"<p>Of {name} alone.</p>") for name in names]
    for one in stories:
        arrange(story, "pin", one.pk, by=editor)
    return story, editor, [one.pk for one in stories]


def test_an_editor_orders_and_excludes_in_the_form_by_keyboard_alone(signed_in, pinned):
    story, editor, (anchors, barges, cranes) = pinned
    page, address = signed_in(editor)
    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    page.fill("[name=kicker]", "Typed and not saved")
    page.focus("#find-related")

    tab_to(page, "Up: Cranes")
    page.keyboard.press("Enter")
    pins_read(page, "Anchors", "Cranes", "Barges")
    page.keyboard.press("Enter")  # what moved keeps the keyboard
    pins_read(page, "Cranes", "Anchors", "Barges")
    tab_to(page, "Exclude: Anchors")
    page.keyboard.press("Enter")
    pins_read(page, "Cranes", "Barges")

    assert focused(page) == "Allow again: Anchors"
    assert decided(story) == ([cranes, barges], [anchors])
    assert page.input_value("[name=kicker]") == "Typed and not saved"


@pytest.mark.any_database
def test_an_editor_orders_and_excludes_on_the_page_by_keyboard_alone(signed_in, pinned):
    story, editor, (anchors, barges, cranes) = pinned
    page, address = signed_in(editor)
    page.goto(f"{address}/admin/articles/article/{story.pk}/related/?q=barges")

    tab_to(page, "Up: Cranes")
    follow(page)
    pins_read(page, "Anchors", "Cranes", "Barges")
    tab_to(page, "Up: Cranes", most=1)
    follow(page)
    pins_read(page, "Cranes", "Anchors", "Barges")
    tab_to(page, "Exclude: Anchors")
    follow(page)
    pins_read(page, "Cranes", "Barges")
    tab_to(page, "Allow again: Anchors", most=1)

    assert decided(story) == ([cranes, barges], [anchors])
    assert page.input_value("#id_q") == "barges"


def tab_to(page, name, most=60):
    passed = []
    while name not in passed:
        assert len(passed) < most, passed
        page.keyboard.press("Tab")
        passed.append(focused(page))


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.id")


def follow(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def pins_read(page, *names):
    expect(page.locator(".beside .pinned .hl")).to_have_text(names)
