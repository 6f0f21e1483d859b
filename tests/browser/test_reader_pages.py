"""Reader pages as people see them: accessible, whole at any width, nothing from elsewhere."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from articles.models import Correction
from tests.axe import broken_rules
from tests.factories import make_live, make_person, make_review, make_section

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (320, 360, 768, 1024, 1280, 1680)
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen found in Port Ansel"


@pytest.fixture
def paths():
    """A small paper with everything on it, and the addresses of its pages."""
    by, section = (
        make_person("correspondent", "mira"),
        make_section("Climate", description="Rivers and weather."),
    )
    for number in range(8):
        make_live(by, section=section, tags=["Oden"], published=now() - timedelta(hours=9 * number + 2))
    table = "<table><caption>Gauges</caption><tr>" + "<th>Kovran</th>" * 14 + "</tr></table>"
    story = make_live(
        by, section=section, tags=["Oden"], headline=LONG, label="live", body=f"<p>Words.</p>{table}"
    )
    Correction.objects.create(
        article=story, revision=story.revisions.get(), text="It was 2007.", made_at=now()
    )
    for rating in (5, 4, 4, 3, 1):
        make_review(story, rating=rating)
    address = story.addresses.get().path
    story_pages = [address, f"{address}review/", f"{address}reviews/"]
    people = ["/correspondents/", "/correspondents/mira/"]
    lists = ["/latest/", "/corrections/", "/tags/oden/", "/search/?q=two"]
    return ["/", "/climate/", *story_pages, *people, *lists, "/nowhere/"]


@pytest.mark.any_database
def test_no_page_breaks_a_rule_of_accessibility(live_server, page, paths):
    for path in paths:
        page.goto(live_server.url + path)
        assert broken_rules(page) == [], path


@pytest.mark.any_database
def test_nothing_is_cut_off_at_any_width(live_server, page, paths):
    for path in paths:
        page.goto(live_server.url + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wider = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wider <= 0, f"{path} is {wider}px too wide at {width}"


def test_a_review_can_be_left_without_javascript(live_server, browser, paths):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + paths[2])
    page.get_by_label("4 Good").check()
    page.get_by_label("Name").fill("Lena Oster")
    page.get_by_label("E-mail").fill("lena@example.org")
    page.get_by_label("Your review").fill("Where is the map?")
    page.get_by_role("button", name="Send review").click()

    assert "Thank you." in page.get_by_role("status").inner_text()
    context.close()


@pytest.mark.any_database
def test_a_mistake_is_named_in_the_title_and_the_words_stay(live_server, page, paths):
    page.goto(live_server.url + paths[2])
    page.get_by_label("Your review").fill("Map?")
    page.evaluate("document.querySelector('form').noValidate = true")
    page.get_by_role("button", name="Send review").click()

    assert page.title().startswith("Error: ")
    assert page.get_by_label("Your review").input_value() == "Map?"
    page.get_by_role("link", name="Choose a rating from 1 to 5").click()
    assert page.evaluate("document.activeElement.id") == "rating-1"


@pytest.mark.any_database
def test_the_printed_page_has_the_story_and_no_navigation(live_server, page, paths):
    page.goto(live_server.url + paths[2])
    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    assert page.locator(".correction").is_visible()
    badge = page.locator(".head .live").evaluate("one => getComputedStyle(one).color")
    assert badge == "rgb(0, 0, 0)"  # paper has no ground behind it
    assert not page.locator("nav.sections").is_visible()
    assert not page.locator(".reviews").is_visible()


@pytest.mark.any_database
@pytest.mark.parametrize("where", ["", "/ar/search/?q=سد"])
def test_a_date_stands_in_the_order_of_its_own_language(live_server, page, where):
    words = {"headline": "سد", "body": "<p>كلمات.</p>", "published": now() - timedelta(days=3)}
    story = make_live(language="ar", **words)
    story.bylines.all().delete()  # in a list nothing then stands before "16:09 UTC"
    page.goto(live_server.url + (where or story.addresses.get().path))

    starts = page.locator("article time .nb").first.evaluate(
        """day => day.textContent.split(" ").map(part => {
            const range = document.createRange(), at = day.textContent.indexOf(part)
            range.setStart(day.firstChild, at)
            range.setEnd(day.firstChild, at + part.length)
            return range.getBoundingClientRect().left
        })"""
    )

    assert len(starts) == 3 and starts == sorted(starts, reverse=True)


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("zone", "told"), [("UTC", None), ("Asia/Baku", "(16:09 UTC+4)"), ("Asia/Kolkata", "(17:39 UTC+5:30)")]
)
def test_a_reader_elsewhere_has_their_own_time_beside_the_newsrooms(live_server, browser, zone, told):
    story = make_live(published=datetime(2026, 3, 2, 12, 9, tzinfo=UTC))
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.goto(live_server.url + story.addresses.get().path)

    assert page.locator(".meta dd time").first.inner_text().startswith("12:09 UTC")
    assert page.locator(".meta dd bdi").all_inner_texts() == ([told] if told else [])
    context.close()


@pytest.mark.any_database
def test_characters_are_counted_as_one_writes_a_review(live_server, page, paths):
    page.goto(live_server.url + paths[2])
    page.get_by_label("Your review").press_sequentially("Where")

    assert page.locator("#review-text + .hint").inner_text() == "5 of 1,000 characters"


@pytest.mark.any_database
def test_where_colours_are_the_readers_own_the_day_of_a_calendar_is_still_told(live_server, page):
    story = make_live()
    page.emulate_media(forced_colors="active")
    page.goto(f"{live_server.url}/archive/{story.published_at:%Y/%m/%d}/")

    drawn = page.locator(".cal a[aria-current]").evaluate(
        "day => [getComputedStyle(day).outlineStyle, getComputedStyle(day).outlineColor]"
    )

    assert drawn[0] == "solid"
    assert drawn[1] != page.evaluate("getComputedStyle(document.body).backgroundColor")
