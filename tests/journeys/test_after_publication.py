"""What a desk does with a story that readers have: mend, correct, change, withdraw, and bring back."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now
from playwright.sync_api import expect

from articles.states import State
from articles.workflow.engine import move
from tests.factories import make_approved
from tests.journeys.desk import assert_stands, open_story, press, text_of, unfold, write_body

HEADLINE = "River at Kovran reaches its highest mark"
# Those of buttons drawn as links run a script and lead nowhere.
HREFS = "found => found.map(link => link.href).filter(href => href.startsWith('http'))"


@pytest.fixture
def approved(people, section):
    words = {"headline": HEADLINE, "body": "<p>The Oden stood at 8.1 metres in 2007.</p>"}
    return make_approved(people["correspondent"], people["editor"], section=section, tags=["Oden"], **words)


@pytest.fixture
def story(approved, people):
    return move(approved, "publish", by=people["editor"])


def test_a_correction_reaches_readers_with_its_note(sign_in, open_browser, story):
    editor, reader = sign_in("editor"), open_browser()
    open_story(editor, story)
    editor.get_by_role("link", name="Correct…").click()
    write_body(editor, "The Oden stood at 8.1 metres in 2009.")
    editor.get_by_label("Correction, for readers").fill("It was 2009, not 2007.")
    editor.get_by_label("Why").fill("A reader wrote.")
    editor.get_by_role("button", name="Correct for readers now").click()
    expect(editor.get_by_text("Readers have the mended words now.")).to_be_visible()

    path = story.addresses.get().path
    reader.goto(path)
    expect(reader.locator(".body")).to_contain_text("in 2009")
    expect(reader.locator(".correction")).to_contain_text("It was 2009, not 2007.")
    assert "It was 2009, not 2007." in text_of(reader, "/corrections/")
    assert "in 2007" in text_of(reader, f"{path}v1/")


def test_changed_words_wait_for_approval_while_readers_keep_the_live_ones(sign_in, open_browser, story):
    correspondent, editor, reader = sign_in("correspondent"), sign_in("editor"), open_browser()
    path = story.addresses.get().path
    open_story(correspondent, story)
    write_body(correspondent, "The Oden fell to 7.9 metres.")
    correspondent.locator(".submit-row").get_by_role("button", name="Save", exact=True).click()
    expect(correspondent.get_by_text(re.compile("^Saved as revision"))).to_be_visible()
    press(correspondent, "File")
    assert "8.1 metres" in text_of(reader, path)

    open_story(editor, story)
    press(editor, "Approve")
    assert "8.1 metres" in text_of(reader, path)
    offer = unfold(editor, "Publish now")
    offer.get_by_label("What changed").fill("The river is falling.")
    press(editor, "Publish now")

    page = text_of(reader, path)
    assert "7.9 metres" in page and "The river is falling." in page
    assert "8.1 metres" in text_of(reader, f"{path}v1/")
    assert_stands(story, State.PUBLISHED)


def test_a_withdrawn_story_is_gone_until_it_is_republished(sign_in, open_browser, story):
    chief, reader = sign_in("chief"), open_browser()
    path = story.addresses.get().path
    open_story(chief, story)
    unfold(chief, "Withdraw").get_by_label("Why").fill("A court order.")
    press(chief, "Withdraw")
    text_of(reader, path, status=410)
    assert HEADLINE not in text_of(reader, "/") + text_of(reader, "/feed/") + text_of(reader, "/climate/")

    unfold(chief, "Republish").get_by_label("Why").fill("The order was lifted.")
    press(chief, "Republish")
    assert HEADLINE in text_of(reader, path)
    assert HEADLINE in text_of(reader, "/feed/")


def test_a_story_is_scheduled_by_the_newsrooms_clock_and_taken_off(sign_in, open_browser, approved):
    editor, reader = sign_in("editor"), open_browser()
    tomorrow = localtime(now()) + timedelta(days=1)
    open_story(editor, approved)
    offer = unfold(editor, "Schedule…")
    offer.locator("input[type=date]").first.fill(f"{tomorrow:%Y-%m-%d}")
    offer.locator("input[type=time]").first.fill("09:30")
    press(editor, "Schedule")
    assert_stands(approved, State.PUBLISHED)
    expect(editor.locator("#moves")).to_contain_text("09:30")
    text_of(reader, approved.addresses.get().path, status=404)

    press(editor, "Take off the schedule")
    assert_stands(approved, State.APPROVED)
    assert not approved.revisions.placed().exists()


@pytest.mark.any_database
def test_each_link_of_the_story_page_leads_somewhere(sign_in, story):
    editor = sign_in("editor")
    open_story(editor, story)
    links = editor.locator("a[href]").evaluate_all(HREFS)
    answers = {link: editor.request.get(link).status for link in links}

    assert any("/preview/" in link for link in links)
    assert {link: status for link, status in answers.items() if status != 200} == {}
