"""Posts and films from elsewhere: put in by an editor, loaded only once a reader asks."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.photos.uploads import add_photo
from tests import factories as make
from tests.axe import broken_rules
from tests.editor import wait_for_editor

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]
FILM = (
    '<p>Words.</p><figure data-embed="https://youtu.be/abcdefgh">'
    "<figcaption>Video: the spillway opens</figcaption></figure>"
)


def test_a_film_is_loaded_only_once_the_reader_asks(live_server, quiet_page):
    story = make.make_live(body=FILM)
    asked = []

    quiet_page.on("request", lambda request: asked.append(request.url) if "https:" in request.url else None)
    quiet_page.route("https://**", lambda route: route.fulfill(body="film"))
    quiet_page.goto(live_server.url + story.addresses.get().path, wait_until="networkidle")
    assert asked == []
    assert broken_rules(quiet_page) == []

    with quiet_page.expect_request("https://www.youtube-nocookie.com/embed/abcdefgh"):
        quiet_page.get_by_role("button", name="Show it here, from YouTube").press("Enter")

    assert quiet_page.locator("iframe[title='Video: the spillway opens']").is_visible()
    assert asked == ["https://www.youtube-nocookie.com/embed/abcdefgh"]
    assert broken_rules(quiet_page) == []


def test_where_the_interface_lacks_the_language_of_a_story_each_part_of_a_film_says_its_own(
    live_server, quiet_page
):
    story = make.make_live(language="ka", headline="კაშხალი", body=FILM)
    quiet_page.route("https://**", lambda route: route.fulfill(body="film"))
    quiet_page.goto(live_server.url + story.addresses.get().path)
    spoken = "one => one.closest('[lang]').lang"
    button = quiet_page.get_by_role("button", name="Show it here, from YouTube")

    assert button.evaluate(spoken) == "en"
    assert quiet_page.get_by_role("link", name="Video: the spillway opens").evaluate(spoken) == "ka"
    button.click()
    assert quiet_page.locator("iframe").evaluate(spoken) == "ka"  # its name is the story's own words


def test_without_a_script_a_film_is_a_link(live_server, browser):
    story = make.make_live(body=FILM)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + story.addresses.get().path)

    assert page.get_by_role("link", name="Video: the spillway opens").get_attribute("href") == (
        "https://youtu.be/abcdefgh"
    )
    assert page.get_by_role("button", name="Show it").count() == 0
    assert page.get_by_role("button", name="Copy").count() == 0
    context.close()


def test_an_editor_puts_a_post_in_and_changes_what_it_says(signed_in):
    story = make.make_filed(make.make_person("correspondent"))
    page, address = signed_in(make.make_person("editor"))
    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    wait_for_editor(page)

    page.click("a[title='Post or film from elsewhere']")
    page.get_by_label("Its address, or the code to embed it").fill(
        '<blockquote><a href="https://twitter.com/reuters/status/1234567890123456789?ref_src=x">x</a></blockquote>'
    )
    page.get_by_label("What it is, as the link says").fill("The ministry’s <post>")
    page.click(".cke_dialog_ui_button_ok")
    page.wait_for_selector(".cke_dialog_background_cover", state="hidden")
    page.click("button[name=_continue]")
    page.wait_for_selector("text=Saved as revision 2")

    assert (
        '<figure data-embed="https://twitter.com/reuters/status/1234567890123456789">'
        "<figcaption>The ministry’s &lt;post&gt;</figcaption></figure>"
    ) in story.revisions.get(number=2).body.replace("\n", "")


def test_a_picture_in_the_body_has_words_of_its_own_for_who_cannot_see_it(signed_in):
    photo = _photo()
    body = f'<p>Words.</p><figure data-photo="{photo.pk}"><figcaption>The dam</figcaption></figure>'
    story = make.make_filed(make.make_person("correspondent"), body=body)
    page, address = signed_in(make.make_person("editor"))
    page.goto(f"{address}/admin/articles/article/{story.pk}/change/")
    wait_for_editor(page)

    page.frame_locator(".cke_wysiwyg_frame").locator("figcaption").click()
    page.click("a[title='Alt text of this picture']")
    page.get_by_label("What someone who cannot see it needs to know").fill("Four gates, two open")
    page.click(".cke_dialog_ui_button_ok")
    page.wait_for_selector(".cke_dialog_background_cover", state="hidden")
    page.click("button[name=_continue]")
    page.wait_for_selector("text=Saved as revision 2")

    assert 'data-alt="Four gates, two open"' in story.revisions.get(number=2).body


def _photo():
    packed = BytesIO()
    Image.new("RGB", (640, 400), "teal").save(packed, "JPEG")
    return add_photo(SimpleUploadedFile("dam.jpg", packed.getvalue()))
