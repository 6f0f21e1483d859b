"""No word is lost when the server dies: it is kept in the browser, and goes out once the server is back."""

import pytest
from playwright.sync_api import expect

from tests.editor import wait_for_editor
from tests.factories import make_draft
from tests.journeys.desk import kept, open_story, save, write_body
from tests.journeys.server import Server

BODY = "<p>The river rose on Monday.</p><p>Growers lit fires in the rows.</p>"


@pytest.fixture
def site(transactional_db):
    server = Server()
    yield server
    server.kill()


@pytest.fixture
def address(site):
    return site.url


@pytest.mark.any_database
def test_words_typed_before_the_server_was_killed_are_offered_back(site, desk, section):
    story = make_draft(desk.person, section=section, body=BODY, tags=["Oden"])
    open_story(desk, story)
    wait_for_editor(desk)
    desk.get_by_label("Headline").fill("Typed before the crash")
    write_body(desk, "These words were never sent.")
    desk.get_by_label("Add a tag").fill("Frost")
    desk.keyboard.press("Enter")
    kept(desk)
    site.kill()
    save(desk)
    expect(desk.locator("#no-connection")).to_contain_text("no connection to the newsroom")
    window = desk.context.new_page()
    desk.close(run_before_unload=False)

    site.start()
    open_story(window, story)

    offered = window.locator(".kept-copy")
    expect(offered).to_contain_text("Words of yours were kept in this browser and never saved")
    expect(offered).to_contain_text("Headline")
    offered.get_by_text("Show what differs").click()
    expect(offered).to_contain_text("These words were never sent.")
    offered.get_by_role("button", name="Put them back").click()
    save(window)
    expect(window.get_by_text("Saved as revision 2.")).to_be_visible()
    story.refresh_from_db()
    assert story.headline == "Typed before the crash"
    assert story.body == "<p>These words were never sent.</p>"
    assert sorted(story.tags.names()) == ["Frost", "Oden"]

    window.reload()
    wait_for_editor(window)
    expect(window.locator(".kept-copy")).to_have_count(0)


def test_a_save_waits_for_a_server_that_is_away_and_goes_out_when_it_is_back(site, desk, section):
    story = make_draft(desk.person, section=section)
    open_story(desk, story)
    wait_for_editor(desk)
    site.kill()
    desk.get_by_label("Headline").fill("Sent once it was back")
    save(desk)
    expect(desk.locator("#no-connection")).to_contain_text("Trying again")

    site.start()

    expect(desk.get_by_text("Saved as revision 2.")).to_be_visible(timeout=30_000)
    story.refresh_from_db()
    assert story.headline == "Sent once it was back"
