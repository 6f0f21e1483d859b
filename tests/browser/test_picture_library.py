"""Bringing pictures in, choosing and cropping them, in a real browser and by keyboard alone."""

from io import BytesIO

import pytest
from PIL import Image

from articles.models import Photo
from tests import factories as make
from tests.axe import broken_rules
from tests.editor import wait_for_editor
from tests.signing_in import remember

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


def picture(name, colour="teal", size=(640, 400)):
    packed = BytesIO()
    Image.new("RGB", size, colour).save(packed, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": packed.getvalue()}


NO_PICTURE = {"name": "minutes.jpg", "mimeType": "image/jpeg", "buffer": b"%PDF-1.7"}


@pytest.fixture
def desk(page, live_server, transactional_db):
    """Someone of the desk, signed in."""
    page.editor = make.make_person("editor")
    remember(page.context, page.editor, live_server.url)
    page.at = live_server.url
    return page


def assert_rules_held_at_any_width(page, *, but=()):
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert broken_rules(page, but=but) == [], f"{page.url} at {width}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_many_files_are_sent_one_by_one_and_the_bad_are_named(desk):
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    desk.set_input_files("#id_upload", [picture("harbour.jpg"), NO_PICTURE, picture("dam.jpg", "red")])
    desk.wait_for_selector(".sent li:nth-child(3).taken")

    assert "minutes.jpg\nThis is not a picture we can print" in desk.inner_text(".sent .refused").replace(
        "jpg This", "jpg\nThis"
    )
    assert_rules_held_at_any_width(desk)
    desk.click("[data-onward]")
    desk.wait_for_selector("fieldset.described:nth-of-type(2)")
    assert_rules_held_at_any_width(desk)
    assert set(Photo.objects.values_list("title", flat=True)) == {"harbour", "dam"}


def test_the_library_and_the_chooser_keep_the_rules(desk):
    make.make_section("Politics")
    for number in range(3):
        Photo.objects.create(digest=f"{number:064}", width=320, height=180, title=f"Number {number}")
    for path in ("", "?q=Number", "?q=nothing-like-it"):
        desk.goto(f"{desk.at}/admin/articles/photo/{path}")
        assert_rules_held_at_any_width(desk)

    desk.goto(f"{desk.at}/admin/articles/article/add/")
    wait_for_editor(desk)
    desk.click("[data-choose-picture]")
    desk.wait_for_selector("#picture-chooser .thumbs button >> nth=2")
    assert_rules_held_at_any_width(desk, but=[".cke"])  # another's work


def test_files_dropped_on_the_page_are_sent(desk):
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    dropped = desk.evaluate_handle(
        """bytes => { const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "dropped.jpg", { type: "image/jpeg" }));
        return data; }""",
        list(picture("dropped.jpg")["buffer"]),
    )
    desk.dispatch_event("body", "drop", {"dataTransfer": dropped})
    desk.wait_for_selector(".sent .taken")

    assert Photo.objects.get().title == "dropped"


def test_a_picture_sent_after_the_session_ended_is_sent_again_once_one_has_signed_in(desk):
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    desk.context.clear_cookies()
    desk.set_input_files("#id_upload", [picture("late.jpg")])
    desk.wait_for_selector(".sent .refused")
    assert "no longer signed in" in desk.inner_text(".sent .refused")
    assert not Photo.objects.exists()
    other = desk.context.new_page()
    other.goto(f"{desk.at}/admin/login/")
    other.fill("[name=username]", desk.editor.username)
    other.fill("[name=password]", "newsroom")
    other.click("[type=submit]")
    other.wait_for_load_state()

    desk.press(".sent button", "Enter")
    desk.wait_for_selector(".sent .taken")

    assert Photo.objects.get().title == "late"
    assert "no longer" not in desk.inner_text(".sent")


def test_a_picture_that_the_network_lost_is_sent_again(desk):
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    desk.context.set_offline(True)
    desk.set_input_files("#id_upload", [picture("lost.jpg"), picture("port.jpg", "red")])
    desk.wait_for_selector(".sent .refused:nth-child(2) button")
    desk.context.set_offline(False)

    desk.click(".sent li:first-child button")
    desk.wait_for_selector(".sent .taken")

    assert Photo.objects.get().title == "lost"


def test_what_the_network_lost_is_sent_again_all_at_once(desk):
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    desk.context.set_offline(True)
    colours = ["red", "teal", "navy"]
    desk.set_input_files("#id_upload", [picture(f"{colour}.jpg", colour) for colour in colours])
    again = desk.get_by_role("button", name="Send the 3 again")
    again.wait_for()
    assert "3 of 3, 3 not taken" in desk.inner_text(".sent-count")
    desk.context.set_offline(False)

    again.press("Enter")
    desk.wait_for_selector(".sent li:nth-child(3).taken")

    assert set(Photo.objects.values_list("title", flat=True)) == set(colours)
    assert desk.inner_text(".sent-count") == "3 of 3"
    assert not again.is_visible() and desk.locator(".sent button").count() == 0


def test_once_the_session_has_ended_no_more_of_many_files_are_sent(desk):
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    desk.context.clear_cookies()
    sent = []
    desk.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    desk.set_input_files("#id_upload", [picture(f"{n}.jpg", (n, 9, 9)) for n in range(5)])
    desk.wait_for_selector(".sent li:nth-child(5).refused")

    assert len(sent) <= 2  # once, and once more with a fresh token
    assert desk.get_attribute(".sent li:nth-child(5) a", "href") == f"{desk.at}/admin/login/"
    assert broken_rules(desk) == []


def test_a_busy_server_is_waited_for(desk):
    busy = []

    def answer(route):
        if busy:
            return route.fallback()
        busy.append(route.request.url)
        return route.fulfill(status=503, headers={"Retry-After": "1"}, body="Service Unavailable")

    desk.route("**/photo/upload/", answer)
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    desk.set_input_files("#id_upload", [picture("patient.jpg")])
    desk.get_by_text("The server is busy").wait_for()
    desk.wait_for_selector(".sent .taken")

    assert busy and Photo.objects.get().title == "patient"


def test_the_focal_point_moves_by_arrow_keys_and_the_crops_with_it(desk):
    desk.goto(f"{desk.at}/admin/articles/photo/add/")
    desk.set_input_files("#id_upload", [picture("wide.jpg", size=(1200, 400))])
    desk.wait_for_selector(".sent .taken")
    desk.goto(f"{desk.at}/admin/articles/photo/{Photo.objects.get().pk}/change/")
    square = ".crop[data-ratio='1'] img"
    place = f'getComputedStyle(document.querySelector("{square}")).objectPosition'
    desk.focus("[data-mark]")
    before = desk.evaluate(place)
    for key in ("Shift+ArrowRight", "Shift+ArrowRight", "ArrowLeft", "ArrowDown"):
        desk.keyboard.press(key)

    assert desk.get_attribute("[data-mark]", "aria-label") == "Focal point: 69 % across, 51 % down"
    assert before == "50% 50%"
    # Centred on 0.69 of 1200 a square of 400 begins at 628 of the 800 that it can be moved by.
    assert desk.evaluate(place) == "78.5% 50%"
    assert broken_rules(desk) == []
    desk.press("#id_title", "Enter")
    desk.wait_for_url("**/photo/")
    assert (Photo.objects.get().focal_x, Photo.objects.get().focal_y) == (0.69, 0.51)


def test_a_picture_is_brought_in_from_the_story_itself(desk):
    make.make_section("Politics")
    desk.goto(f"{desk.at}/admin/articles/article/add/")
    wait_for_editor(desk)
    desk.click("[data-choose-picture]")
    desk.set_input_files("#chooser-upload", [picture("port.jpg")])
    desk.click(".sent button")
    assert desk.input_value("#id_lead_photo") == str(Photo.objects.get().pk)
    assert "No credit" in desk.inner_text("#lead-credit")

    Photo.objects.update(caption="The port.", alt="Cranes.")
    desk.fill("#id_caption", "The dam.")
    desk.click("[data-choose-picture]")
    desk.set_input_files("#chooser-upload", [picture("cranes.jpg", "red")])
    desk.click(".sent button")
    assert desk.input_value("#id_caption") == ""  # "The dam." was said of another picture
    Photo.objects.get(title="cranes").delete()

    desk.evaluate("CKEDITOR.instances.id_body.execCommand('newsroomPicture')")
    desk.wait_for_selector("#picture-chooser .thumbs button")
    desk.press("#picture-chooser .thumbs button", "Enter")
    body = desk.evaluate("CKEDITOR.instances.id_body.getData()")
    assert f'<figure data-photo="{Photo.objects.get().pk}">' in body
    assert "<img" not in body


def test_a_portrait_is_chosen_with_its_square(desk):
    person = make.make_person("correspondent").correspondent
    chief = make.make_person("chief")
    remember(desk.context, chief, desk.at)
    desk.goto(f"{desk.at}/admin/articles/correspondent/{person.pk}/change/")
    desk.click("[data-choose]")
    desk.set_input_files("#chooser-upload", [picture("face.jpg")])
    desk.click(".sent button")
    assert broken_rules(desk) == []
    desk.press("#id_name", "Enter")
    desk.wait_for_url("**/correspondent/")

    person.refresh_from_db()
    assert person.portrait == Photo.objects.get()


def test_older_pictures_are_reached_by_keyboard(desk):
    make.make_section("Politics")
    for number in range(26):
        Photo.objects.create(digest=f"{number:064}", width=320, height=180, title=f"Number {number}")
    desk.goto(f"{desk.at}/admin/articles/article/add/")
    wait_for_editor(desk)
    desk.click("[data-choose-picture]")
    desk.wait_for_selector("[data-more] button")  # a key is pressed on what is hidden, too
    desk.press("[data-more] button", "Enter")
    desk.wait_for_selector(".thumbs li:nth-child(26)")

    assert desk.evaluate("document.activeElement.innerText").startswith("Number 1")
    desk.keyboard.press("Enter")
    assert desk.input_value("#id_lead_photo") == str(Photo.objects.get(title="Number 1").pk)
