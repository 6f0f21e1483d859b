"""A story's way from a correspondent to a reader, and a reader's word back: four people, four browsers."""

from playwright.sync_api import expect

from articles.models import Article, Review
from articles.states import ReviewState, State
from tests.journeys.desk import assert_stands, open_story, press, text_of, unfold, write_body

HEADLINE = "River at Kovran reaches its highest mark"
REVIEW = "Clear, and the gauge is named. Where is the map?"


def test_the_whole_loop(sign_in, open_browser, section):
    correspondent, editor = sign_in("correspondent"), sign_in("editor")
    file_a_story(correspondent)
    story = Article.objects.get()

    open_story(editor, story)
    unfold(editor, "Return with note").get_by_label("Why").fill("Name the gauge.")
    press(editor, "Return with note")
    assert_stands(story, State.DRAFT)

    open_story(correspondent, story)
    expect(correspondent.locator(".so-far")).to_contain_text("Name the gauge.")
    write_body(correspondent, "The Oden at gauge 14 stood at 8.1 metres.")
    press(correspondent, "File")
    assert_stands(story, State.FILED)

    open_story(editor, story)
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
