"""No word is lost: two who save at once, a window that is closed, a session that ends."""

import pytest
from playwright.sync_api import expect

from articles.states import State
from articles.workflow.saving import save_copy
from tests.editor import wait_for_editor
from tests.factories import make_draft, make_filed, make_person
from tests.journeys.desk import kept, open_story, save, sign_in_again, write_body

BODY = "<p>The river rose on Monday.</p><p>Growers lit fires in the rows.</p>"
# Whatever this browser keeps, as it is written on its disk.
STORED = """() => new Promise(done => {
    indexedDB.open("newsroom-desk", 1).onsuccess = ({ target }) => {
        const asked = target.result.transaction("copies").objectStore("copies").getAll();
        asked.onsuccess = () => done(asked.result.map(one => new TextDecoder().decode(one.words)).join(" "));
    };
})"""


def test_two_save_one_story_and_the_second_settles_it(sign_in, people, section):
    story = make_filed(people["correspondent"], section=section, headline="Frost takes the crop", body=BODY)
    first, second = sign_in("editor"), sign_in("chief")
    for page in (first, second):
        open_story(page, story)
        wait_for_editor(page)
    first.get_by_label("Headline").fill("Frost takes a fifth")
    first.get_by_label("Kicker").fill("Wine")
    save(first)
    expect(first.get_by_text("Saved as revision 2.")).to_be_visible()

    second.get_by_label("Headline").fill("Frost takes buds")
    second.get_by_label("Dateline").fill("TELAVI")
    save(second)

    expect(second.get_by_role("heading", level=1)).to_contain_text("saved this story while you were writing")
    expect(second.locator(".note")).to_contain_text("theirs: kicker; yours: dateline")
    assert set(second.locator("fieldset.place ins").all_inner_texts()) == {"a fifth", "buds"}
    story.refresh_from_db()
    assert (story.headline, story.words_number) == ("Frost takes a fifth", 2)
    second.get_by_role("button", name="Save as revision 3").click()
    expect(second.locator("fieldset.place").first).to_be_focused()

    second.get_by_label("Write it").check()
    second.get_by_label("Headline, written by you").fill("Frost takes a fifth of the buds")
    second.get_by_role("button", name="Save as revision 3").click()
    expect(second.get_by_text("Saved as revision 3.")).to_be_visible()
    story.refresh_from_db()
    assert story.headline == "Frost takes a fifth of the buds"
    assert (story.kicker, story.dateline, story.state) == ("Wine", "TELAVI", State.FILED)


@pytest.mark.any_database
def test_both_texts_stand_side_by_side_across_the_page(sign_in, people, section):
    story = make_filed(people["correspondent"], section=section, headline="Frost takes the crop", body=BODY)
    page = sign_in("editor")
    open_story(page, story)
    wait_for_editor(page)
    page.get_by_label("Headline").fill("Frost takes buds")
    save_copy(story, {"headline": "Frost takes a fifth"}, by=people["chief"], started_from=1)
    save(page)

    both, heads = page.locator("fieldset.place .versus"), page.locator(".versus.heads")
    expect(both).to_be_visible()
    assert both.bounding_box()["width"] == heads.bounding_box()["width"]
    page.set_viewport_size({"width": 360, "height": 800})
    assert both.bounding_box(), "laid out as the front's places are"


@pytest.mark.any_database
def test_a_paragraph_both_changed_is_written_in_the_editor_of_bodies(sign_in, people, section):
    story = make_filed(people["correspondent"], section=section, body=BODY)
    page = sign_in("editor")
    open_story(page, story)
    write_body(page, "The river fell on Monday.")
    save_copy(story, {"body": BODY.replace("on Monday", "on Tuesday")}, by=people["chief"], started_from=1)
    save(page)

    place = page.locator("fieldset.place", has_text="Body, paragraph 1")
    place.get_by_label("Write it").check()
    wait_for_editor(page)
    place.frame_locator("iframe.cke_wysiwyg_frame").locator("body[contenteditable=true]").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("The river fell on Tuesday.")
    for other in page.locator("fieldset.place").all()[1:]:
        other.get_by_label("Take theirs").check()
    page.locator("#settle-save").click()

    expect(page.get_by_text("Saved as revision 3.")).to_be_visible()
    story.refresh_from_db()
    assert story.body.startswith("<p>The river fell on Tuesday.</p>")


def test_who_else_is_there_is_told_and_forgotten(sign_in, people, section):
    story = make_filed(people["correspondent"], section=section)
    first, second = sign_in("editor"), sign_in("chief")
    open_story(first, story)
    open_story(second, story)
    expect(second.locator("#others-here")).to_contain_text("Editor Test has it open since")

    first.goto("/admin/")
    second.reload()
    wait_for_editor(second)
    expect(second.locator("#others-here")).to_be_hidden()


def test_what_one_types_while_another_saves_is_told_before_saving(sign_in, people, section):
    story = make_filed(people["correspondent"], section=section)
    page = sign_in("editor")
    open_story(page, story)
    wait_for_editor(page)
    save_copy(story, {"kicker": "Hers"}, by=people["chief"], started_from=1)

    page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(page.locator("#saved-meanwhile")).to_contain_text("Chief Test saved revision 2")


@pytest.mark.any_database
def test_a_new_story_that_was_never_saved_is_offered_back(desk, section):
    desk.goto("/admin/articles/article/add/")
    wait_for_editor(desk)
    desk.get_by_label("Headline").fill("Begun and never saved")
    kept(desk)
    window = desk.context.new_page()
    desk.close(run_before_unload=False)

    window.goto("/admin/articles/article/add/")
    window.get_by_role("button", name="Put them back").click()

    expect(window.get_by_label("Headline")).to_have_value("Begun and never saved")


def test_words_put_back_onto_a_story_that_went_on_undo_nothing(desk, section):
    story = make_draft(desk.person, section=section)
    open_story(desk, story)
    wait_for_editor(desk)
    desk.get_by_label("Dateline").fill("TELAVI")
    kept(desk)
    window = desk.context.new_page()
    desk.close(run_before_unload=False)
    save_copy(story, {"headline": "Saved by the desk"}, by=make_person("editor"), started_from=1)

    open_story(window, story)
    window.get_by_role("button", name="Put them back").click()
    save(window)

    expect(window.get_by_text("Saved as revision 3.")).to_be_visible()
    story.refresh_from_db()
    assert (story.headline, story.dateline) == ("Saved by the desk", "TELAVI")


@pytest.mark.any_database
def test_words_of_one_account_are_not_shown_to_another_in_the_same_browser(desk, section):
    story = make_draft(desk.person, section=section)
    open_story(desk, story)
    wait_for_editor(desk)
    desk.get_by_label("Headline").fill("For my eyes only")
    kept(desk)
    window = desk.context.new_page()
    desk.close(run_before_unload=False)
    window.context.clear_cookies()
    make_person("editor", "ada")
    sign_in_again(window, "ada")

    open_story(window, story)
    wait_for_editor(window)

    expect(window.locator("#others-here, .submit-row").first).to_be_attached()
    assert "For my eyes only" not in window.content()
    stored = window.evaluate(STORED)
    assert stored and "For my eyes only" not in stored


@pytest.mark.any_database
@pytest.mark.parametrize("script", [True, False])
def test_a_save_after_the_session_ended_asks_who_one_is_and_saves(live_server, browser, section, script):
    person = make_person("correspondent", "mira")
    story = make_draft(person, section=section)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=script)
    context.set_default_timeout(15_000)
    page = context.new_page()
    sign_in_again(page)
    open_story(page, story)
    if script:
        wait_for_editor(page)
    page.get_by_label("Headline").fill("Typed all afternoon")
    context.clear_cookies(name="sessionid")
    save(page)

    expect(page.get_by_text("You were logged out")).to_be_visible()
    page.get_by_label("Username").fill("mira")
    page.get_by_label("Password").fill("newsroom")
    page.get_by_role("button", name="Log in and save").click()

    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
    story.refresh_from_db()
    assert story.headline == "Typed all afternoon"
    context.close()


@pytest.mark.any_database
def test_one_who_logged_in_again_in_another_window_saves_as_if_nothing_was(desk, section):
    story = make_draft(desk.person, section=section)
    open_story(desk, story)
    wait_for_editor(desk)
    desk.get_by_label("Headline").fill("Typed before and saved after")
    desk.context.clear_cookies()
    sign_in_again(desk.context.new_page())

    save(desk)

    expect(desk.get_by_text("Saved as revision 2.")).to_be_visible()
