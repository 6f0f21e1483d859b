"""The story form in a real browser, under its real policy."""

import pytest

from tests import factories as make
from tests.editor import wait_for_editor

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_correspondent_writes_a_story_with_tags_and_files_it(signed_in):
    make.make_section("Politics")
    person = make.make_person("correspondent")
    page, address = signed_in(person)

    page.goto(f"{address}/admin/articles/article/add/")
    page.fill("[name=headline]", "Ports reopen after the storm")
    wait_for_editor(page)
    page.evaluate(
        "new Promise(callback => CKEDITOR.instances.id_body.setData('<p>They did.</p>', { callback }))"
    )
    page.select_option("[name=section]", label="Politics")
    page.fill("#id_tags_next", "Storms")
    page.press("#id_tags_next", "Enter")
    page.press("[name=kicker]", "Enter")  # saves, and makes no move
    page.wait_for_url("**/change/")
    assert "Draft" in page.inner_text(".story-head")
    page.click("button:has-text('File')")

    page.wait_for_selector("text=Take back")
    assert "Filed" in page.inner_text(".story-head")
    assert "Storms" in page.inner_text(".writing")


def test_the_counter_follows_the_headline_and_bylines_change_places(signed_in):
    writer = make.make_person("correspondent", "mira")
    make.make_person("correspondent", "oona")
    story = make.make_filed(writer)
    page, address = signed_in(make.make_person("editor"))

    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    page.fill("[name=headline]", "x" * 111)
    assert page.inner_text(".lab .over").startswith("111")
    page.fill("[name=headline]", "Shorter")
    page.click("[data-add-byline]")
    page.fill("[name=bylines-2-correspondent]", "oona")
    page.click(".completions li")
    page.click("li.byline:visible >> nth=1 >> [data-up]")
    page.click("button[name=_continue]")
    page.wait_for_selector("text=Saved as revision")

    assert [row.correspondent.name for row in story.bylines.all()] == ["Oona Test", "Mira Test"]


@pytest.mark.any_database
def test_the_desk_fits_a_narrow_screen(signed_in):
    story = make.make_filed(make.make_person("correspondent", "correspondent-of-a-long-name"))
    page, address = signed_in(make.make_person("editor", "editor-with-a-long-name"))
    page.set_viewport_size({"width": 320, "height": 700})

    for place in ("", "articles/article/", f"articles/article/{story.pk}/change/", "articles/review/"):
        page.goto(f"{address}/admin/{place}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, place


# One of everything a body may hold, in the house's own order.
EVERYTHING = """<p>One <u>u</u> <s>s</s> <cite>c</cite> <code>k</code> <abbr title="x">A</abbr> \
H<sub>2</sub>O <a href="/x/" rel="nofollow" title="t" hreflang="az">link</a></p><h4>Heading</h4><hr>\
<figure data-embed="https://youtu.be/abcdefg"></figure><ol start="3"><li>a</li></ol>\
<p lang="az" dir="rtl">Salam</p>\
<blockquote><p>q</p></blockquote><table><caption>c</caption><thead><tr><th scope="col">h</th></tr></thead>\
<tbody><tr><td>1</td></tr></tbody><tfoot><tr><td>2</td></tr></tfoot></table>"""


@pytest.mark.any_database
def test_opening_and_saving_a_story_changes_nothing_of_its_body(signed_in):
    story = make.make_filed(make.make_person("correspondent"), body=EVERYTHING)
    page, address = signed_in(make.make_person("editor"))

    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    wait_for_editor(page)
    page.fill("[name=kicker]", "Changed")
    page.click("button[name=_continue]")
    page.wait_for_selector("text=Saved as revision 2")

    assert story.revisions.get(number=2).body == story.revisions.get(number=1).body


QUOTE = "<blockquote><p>The dam holds. Mira Toll</p></blockquote>"
SELECT_THE_NAME = """() => {
  const editor = CKEDITOR.instances.id_body;
  const words = editor.editable().findOne("blockquote p").getFirst();
  const range = editor.createRange();
  editor.focus();
  range.setStart(words, "The dam holds. ".length);
  range.setEnd(words, words.getLength());
  range.select();
}"""


@pytest.mark.any_database
def test_a_name_in_a_quote_is_marked_by_the_list_of_styles(signed_in):
    story = make.make_filed(make.make_person("correspondent"), body=QUOTE)
    page, address = signed_in(make.make_person("editor"))
    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    wait_for_editor(page)
    page.evaluate(SELECT_THE_NAME)

    page.locator(".cke_combo__styles .cke_combo_button").press("Enter")
    offered = page.frame_locator("iframe.cke_panel_frame:visible").locator(".cke_panel_listItem a")
    assert offered.all_inner_texts() == ["Who said it (in a quote)", "Raised", "Lowered"]
    offered.first.press("Enter")
    page.click("button[name=_continue]")
    page.wait_for_selector("text=Saved as revision 2")

    body = story.revisions.get(number=2).body
    assert "The dam holds. <cite>Mira Toll</cite>" in body


@pytest.mark.any_database
def test_a_story_is_written_from_the_side_its_language_begins_at(signed_in):
    story = make.make_filed(
        make.make_person("correspondent"), language="ar", headline="سد", body="<p>ماء.</p>"
    )
    page, address = signed_in(make.make_person("editor"))
    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    wait_for_editor(page)
    headline = page.locator("#id_headline")
    body = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
    runs = "one => [getComputedStyle(one).direction, one.closest('[lang]').lang]"

    assert headline.evaluate(runs) == body.evaluate(runs) == ["rtl", "ar"]
    page.fill("#id_language", "az")
    page.press("#id_language", "Tab")
    assert headline.evaluate(runs) == body.evaluate(runs) == ["ltr", "az"]
    page.click("button[name=_continue]")
    page.wait_for_selector("text=Saved")

    assert story.revisions.order_by("number").last().body == "<p>ماء.</p>"
