"""A story's way from a correspondent to a reader, and a reader's word back: four people, four browsers."""

import re

from playwright.sync_api import expect

from articles.models import Article, Review
from articles.states import ReviewState, State

HEADLINE = "River at Kovran reaches its highest mark"
REVIEW = "Clear, and the gauge is named. Where is the map?"


def test_the_whole_loop(sign_in, open_browser, section):
    correspondent, editor = sign_in("correspondent"), sign_in("editor")
    file_a_story(correspondent)
    story = Article.objects.get()
    desk_page = f"/admin/articles/article/{story.pk}/change/"

    editor.goto(desk_page)
    editor.locator("summary", has_text="Return with note").click()
    editor.get_by_role("textbox", name="Why").fill("Name the gauge.")
    press(editor, "Return with note")
    assert_stands(story, State.DRAFT)

    correspondent.goto(desk_page)
    expect(correspondent.locator(".so-far")).to_contain_text("Name the gauge.")
    write_body(correspondent, "The Oden at gauge 14 stood at 8.1 metres.")
    press(correspondent, "File")
    assert_stands(story, State.FILED)

    editor.goto(desk_page)
    press(editor, "Approve")
    assert_stands(story, State.APPROVED)
    reader = open_browser()
    assert HEADLINE not in text_of(reader, "/")
    press(editor, "Publish now")
    assert_stands(story, State.PUBLISHED)

    path = story.addresses.get().path
    for listing in ("/", "/climate/", "/feed/", "/climate/feed/", "/search/?q=gauge", "/tags/oden/"):
        assert HEADLINE in text_of(reader, listing), listing
    read_and_review(reader, path)

    moderator = sign_in("moderator")
    moderator.goto("/admin/articles/review/")
    waiting = moderator.get_by_role("article", name="Review by Lena Oster")
    expect(waiting).to_contain_text(REVIEW)
    waiting.get_by_role("button", name="Approve").click()
    expect(moderator.get_by_text("1 review approved.")).to_be_visible()
    assert Review.objects.get().state == ReviewState.APPROVED

    reader.goto(path)
    expect(reader.locator("#reviews")).to_contain_text(REVIEW)
    expect(reader.locator("#reviews")).not_to_contain_text("lena@example.org")
    assert not reader.context.cookies()


def file_a_story(page):
    page.goto("/admin/articles/article/add/")
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Standfirst").fill("Two villages were told to leave before night.")
    page.get_by_label("Dateline").fill("KOVRAN")
    write_body(page, "The Oden stood at 8.1 metres.")
    page.get_by_label("Section").select_option(label="Climate")
    page.get_by_label("Add a tag").fill("Oden")
    page.get_by_label("Add a tag").press("Enter")
    assert page.locator("#id_bylines-0-correspondent").input_value() == "Correspondent Test"
    press(page, "File")
    assert_stands(Article.objects.get(), State.FILED)


def write_body(page, words):
    """Types into the editor of bodies, over what stood there."""
    page.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def press(page, name):
    """Presses a button of a move, and waits until the desk says what was done."""
    page.locator("#moves").get_by_role("button", name=re.compile(f"^{name}")).click()
    expect(page.get_by_text(re.compile("^Done: "))).to_be_visible()


def read_and_review(page, path):
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(page.locator(".body")).to_contain_text("gauge 14")
    expect(page.locator("article.story")).to_contain_text("Correspondent Test")
    page.get_by_label("5 Excellent").check()
    page.get_by_label("Name").fill("Lena Oster")
    page.get_by_label("E-mail").fill("lena@example.org")
    page.get_by_label("Your review").fill(REVIEW)
    page.get_by_role("button", name="Send review").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you.")
    assert REVIEW not in text_of(page, path)


def text_of(page, path):
    """What the site answers this reader at `path`, as it came."""
    answer = page.request.get(path)
    assert answer.status == 200, f"{path}: {answer.status}"
    return answer.text()


def assert_stands(story, state):
    story.refresh_from_db()
    assert story.state == state
