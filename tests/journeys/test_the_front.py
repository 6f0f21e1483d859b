"""An editor orders the front and breaks news; readers have it."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from articles.models import TopStory
from articles.workflow.engine import move
from tests.factories import make_approved, make_live
from tests.journeys.desk import text_of


@pytest.fixture
def stories(people, section):
    return [
        make_live(people["correspondent"], section=section, headline=f"{name} report", standfirst="")
        for name in ("Ferry", "Rail", "Grain")
    ]


@pytest.fixture
def page(sign_in, stories):
    page = sign_in("editor")
    page.goto("/admin/front/")
    return page


def add(page, words):
    """Finds a story by its words and takes the first, all by keyboard."""
    page.get_by_label("Add a story").fill(words)
    expect(page.locator(".completions li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def order_on(page):
    return page.locator("ol.places li:not([hidden]) [data-headline]").all_inner_texts()


def test_stories_are_added_moved_by_key_and_by_dragging_and_put_in_order(page, open_browser):
    for words in ("ferry", "rail", "grain"):
        add(page, words)
    expect(page.locator("ol.places li")).to_have_count(3)
    page.get_by_role("button", name="Up: Grain report").press("Alt+ArrowUp")
    assert order_on(page) == ["Ferry report", "Grain report", "Rail report"]
    page.locator("li.place", has_text="Rail report").drag_to(
        page.locator("li.place", has_text="Ferry report"), target_position={"x": 60, "y": 4}
    )
    assert order_on(page) == ["Rail report", "Ferry report", "Grain report"]

    page.get_by_role("button", name="Preview the front").click()
    lead = page.frame_locator("iframe[name=front-preview]").locator(".lead1 h2")
    expect(lead).to_have_text("Rail report")
    assert not TopStory.objects.exists()

    page.get_by_role("button", name="Put them in this order").click()
    expect(page.get_by_text("The front is in this order now.")).to_be_visible()
    expect(page.locator("ol.places li:not([hidden])")).to_have_count(3)  # the script hides the spare row
    assert order_on(page) == ["Rail report", "Ferry report", "Grain report"]
    front = text_of(open_browser(), "/")
    assert "Rail report" in front.partition('class="lead1"')[2].partition("</article>")[0]


def test_breaking_news_is_put_up_put_away_by_a_reader_and_taken_down(page, open_browser, stories):
    page.get_by_label("Words", exact=True).fill("Ferries stop")
    page.get_by_label("Leads to").fill("ferry")
    page.locator("#breaking-form .completions li").first.click()
    page.get_by_role("button", name="Put it over every page").click()
    expect(page.get_by_text("Breaking now: Ferries stop")).to_be_visible()

    reader = open_browser()
    reader.goto("/climate/")
    strip = reader.get_by_role("complementary", name="Breaking news")
    expect(strip.get_by_role("link", name="Ferries stop")).to_be_visible()
    strip.get_by_role("button", name="Dismiss").click()
    expect(strip).to_be_hidden()
    reader.goto("/latest/")
    expect(reader.get_by_text("Ferries stop")).to_be_hidden()
    plain = open_browser(java_script_enabled=False)
    plain.goto("/climate/")
    plain.get_by_role("button", name="Dismiss").click()
    expect(plain.get_by_text("Ferries stop")).to_be_hidden()
    assert not plain.context.cookies() and plain.url.endswith("/climate/")

    page.get_by_role("button", name="Take it down").click()
    expect(page.get_by_text("Breaking news was taken down.")).to_be_visible()
    assert "Ferries stop" not in text_of(open_browser(), "/")


@pytest.mark.any_database
def test_a_countdown_goes_on_while_the_page_is_open(sign_in, people, section):
    story = make_approved(people["correspondent"], people["chief"], section=section)
    move(story, "publish", by=people["editor"], at=now() + timedelta(minutes=9))
    page = sign_in("editor")

    left = page.locator("#schedule >> xpath=../.. >> [data-countdown]")
    first = left.inner_text()
    expect(left).not_to_have_text(first)
    assert first.startswith("in 8 min")
