"""Small changes of a story that readers have, made in the desk's own forms."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now
from playwright.sync_api import expect

from articles.states import State
from articles.workflow.engine import move
from tests.factories import make_approved
from tests.journeys.desk import assert_stands, open_story, press, text_of, unfold


@pytest.fixture
def story(people, section):
    story = make_approved(people["correspondent"], people["editor"], section=section, headline="Ports repoen")
    return move(story, "publish", by=people["editor"])


def test_a_slip_is_mended_at_once_and_the_version_says_so(sign_in, open_browser, story):
    editor, reader = sign_in("editor"), open_browser()
    open_story(editor, story)
    editor.get_by_role("link", name="Quick fix…").click()
    editor.get_by_label("Headline").fill("Ports reopen")
    editor.get_by_label("Why").fill("A slip of the pen.")
    editor.get_by_role("button", name="Fix for readers now").click()
    expect(editor.get_by_text("Readers have the mended words now.")).to_be_visible()

    for listing in (story.addresses.get(current=True).path, "/", "/climate/", "/feed/"):
        page = text_of(reader, listing)
        assert "Ports reopen" in page and "Ports repoen" not in page, listing
    assert_stands(story, State.PUBLISHED)


def test_an_end_is_set_by_the_newsrooms_clock(sign_in, open_browser, story):
    editor, reader = sign_in("editor"), open_browser()
    tomorrow = localtime(now()) + timedelta(days=1)
    open_story(editor, story)
    offer = unfold(editor, "Set an end…")
    offer.get_by_label("Date").fill(f"{tomorrow:%Y-%m-%d}")
    offer.get_by_label("Time of day").fill("09:30")
    press(editor, "Set an end")

    end = story.revisions.live().get().live_until
    assert f"{end:%Y-%m-%d %H:%M}" == f"{tomorrow:%Y-%m-%d} 09:30"
    assert not story.revisions.live(end).exists()
    text_of(reader, story.addresses.get().path)
