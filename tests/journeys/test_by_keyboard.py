"""From assignment to withdrawal without a pointer: Tab, arrows, Enter, Space and what is typed."""

import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from articles.models import Article, Revision
from articles.states import State
from tests.editor import wait_for_editor
from tests.journeys.desk import text_of

MOST_TABS = 200
# What has the keyboard, as it is read out: in the editor's frame, the frame.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  const name = one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.title || one.textContent;
  return `${one.tagName.toLowerCase()}: ${name.replace(/\\s+/g, " ").trim()}`;
}"""


@pytest.fixture
def keys():
    return Keys


class Keys:
    """A person at a page with a keyboard and nothing else."""

    def __init__(self, page):
        self.page = page

    def to(self, wanted, *, backward=False):
        """Tab on until what has the focus reads like `wanted`; it must be seen to have it."""
        passed = []
        for _turn in range(MOST_TABS):
            self.page.keyboard.press("Shift+Tab" if backward else "Tab")
            passed.append(self.page.evaluate(FOCUSED))
            if re.search(wanted, passed[-1]):
                assert self.is_seen(), f"{passed[-1]} does not show that it has the focus"
                return self
        raise AssertionError(f"{wanted} cannot be reached: {passed[:60]}")

    def is_seen(self):
        return self.page.evaluate(
            """() => {
              const style = getComputedStyle(document.activeElement);
              const box = document.activeElement.getBoundingClientRect();
              const framed = document.activeElement.tagName === "IFRAME";
              return box.width > 0 && (style.outlineStyle !== "none" || framed);
            }"""
        )

    def press(self, key="Enter"):
        self.page.keyboard.press(key)
        return self

    def follow(self):
        """Enter, where it leads to a page."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        if self.page.locator("textarea[data-type=ckeditortype]").count():
            wait_for_editor(self.page)  # who tabs through it as it comes up trips its script
        return self

    def type(self, text):
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        return self

    def done(self):
        """After a move: the desk says what was done."""
        expect(self.page.get_by_text(re.compile("^Done: "))).to_be_visible()
        return self


def test_an_assignment_becomes_a_story_that_is_published_and_withdrawn(
    sign_in, open_browser, people, section, keys
):
    editor, correspondent = keys(sign_in("editor")), keys(sign_in("correspondent"))

    editor.to("^a: Planning").follow()
    expect(editor.page.get_by_role("heading", name="New assignment")).to_be_visible()
    editor.to("Catchline").type("silk-works")
    editor.to("Section").type("Climate")
    editor.to("Assigned to").type("Correspondent")
    editor.to("Date")
    for part in localdate().strftime("%m %d %Y").split():
        editor.page.keyboard.type(part)
    editor.to("Time of day").page.keyboard.type("1130PM")
    editor.to("Brief").type("About 600 words.")
    editor.to("^button: Assign").follow()
    expect(editor.page.get_by_text("Planned: silk-works")).to_be_visible()
    story = Article.objects.get()
    assert story.assignee == people["correspondent"]

    correspondent.page.reload()
    correspondent.to("^a: Start silk-works").follow()
    correspondent.to("^button: Take it up").follow().done()
    correspondent.to("Headline").type("Silk works see their first winter on mains gas")
    correspondent.to("Standfirst").type("The town paid for the pipe itself.")
    body = correspondent.page.frame_locator("iframe.cke_wysiwyg_frame").locator("[contenteditable=true]")
    wait_for_editor(correspondent.page)
    correspondent.to("^iframe").type("The first valves opened on Monday.")
    expect(body).to_have_text("The first valves opened on Monday.")
    correspondent.page.keyboard.press("Tab")
    correspondent.to("^button: File").follow().done()

    story.refresh_from_db()
    assert story.state == State.FILED and story.filed_by == people["correspondent"]
    editor.page.goto("/admin/")
    editor.to("^a: Open Silk works").follow()
    editor.to("^button: Approve").follow().done()
    editor.to("^button: Publish now").follow().done()
    path = story.addresses.get(current=True).path
    reader = open_browser()
    assert "first winter on mains gas" in text_of(reader, path)

    editor.to("^summary: Withdraw").press()
    editor.to("Why").type("A court order.")
    editor.to("^button: Withdraw").follow().done()
    text_of(reader, path, status=410)
    assert not Revision.objects.live().exists()
    assert {one.verb for one in story.history.all()} >= {"assign", "take up", "file", "approve", "withdraw"}
