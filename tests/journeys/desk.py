"""What a person does at the desk, in the words of the journeys."""

import re

from playwright.sync_api import expect

from tests.editor import wait_for_editor


def open_story(page, story):
    page.goto(f"/admin/articles/article/{story.pk}/change/")


def write_body(page, words):
    """Types into the editor of bodies, over what stood there."""
    wait_for_editor(page)
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def unfold(page, name):
    """Opens what a move asks for before it is made; returns that part of the page."""
    offer = page.locator("details.offer", has=page.locator("summary", has_text=name))
    offer.locator("summary").click()
    return offer


def press(page, name):
    """Presses a button of a move, and waits until the desk says what was done."""
    with page.expect_navigation():  # the page before may say "Done" as well
        page.locator("#moves").get_by_role("button", name=re.compile(f"^{name}")).click()
    expect(page.get_by_text(re.compile("^Done: "))).to_be_visible()


def assert_stands(story, state):
    story.refresh_from_db()
    assert story.state == state


def text_of(page, path, status=200):
    """What the site answers at `path`, as it came."""
    answer = page.request.get(path)
    assert answer.status == status, f"{path}: {answer.status}"
    return answer.text()


def save(page):
    page.locator(".submit-row").get_by_role("button", name="Save", exact=True).click()


def kept(page):
    """Waits until the browser says it has kept what was typed."""
    expect(page.locator("#kept-state")).to_contain_text("Kept in this browser")


def sign_in_again(page, name="mira"):
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("newsroom")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_label("Password")).to_have_count(0)
