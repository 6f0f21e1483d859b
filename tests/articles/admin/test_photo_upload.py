"""Pictures brought in through the desk's own form: many at once, each judged by itself."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.admin.photo_form import MOST_AT_ONCE
from articles.models import Photo
from tests import factories as make
from tests.articles.photos.test_safety import REFUSED, TAKEN, hostile
from tests.opened import save

ADD, ONE = "/admin/articles/photo/add/", "/admin/articles/photo/upload/"
pytestmark = pytest.mark.django_db


def picture(colour="teal", name="dam.jpg"):
    packed = BytesIO()
    Image.new("RGB", (400, 300), colour).save(packed, "JPEG")
    return SimpleUploadedFile(name, packed.getvalue(), "image/jpeg")


@pytest.fixture
def desk(client):
    client.person = make.make_person("correspondent")
    client.force_login(client.person)
    return client


@pytest.mark.any_database
@pytest.mark.parametrize("name", REFUSED)
def test_the_form_refuses_by_name_what_is_no_printable_picture(desk, name):
    data, words = REFUSED[name]
    page = desk.post(ADD, {"upload": SimpleUploadedFile(name, data, "image/jpeg")})

    assert page.status_code == 422
    assert f'<b dir="auto">{name}</b>' in page.content.decode()
    assert not Photo.objects.exists()
    answer = desk.post(ONE, {"upload": SimpleUploadedFile(name, data, "image/jpeg")})
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.any_database
@pytest.mark.parametrize("name", TAKEN)
def test_the_form_takes_a_picture_by_what_it_is(desk, name):
    data, suffix, size = TAKEN[name]
    page = desk.post(ADD, {"upload": SimpleUploadedFile(name, data, "text/html")})

    photo = Photo.objects.get()
    assert page.status_code == 302
    assert (photo.width, photo.height) == size
    assert photo.file.name.endswith(f".{suffix}")


def test_of_many_files_the_bad_are_named_and_the_good_are_kept(desk):
    bad = SimpleUploadedFile("notes.jpg", b"no picture", "image/jpeg")
    page = desk.post(
        ADD, {"upload": [picture(), bad, picture("red", "port.jpg")], "credit": "Mira Toll"}, follow=True
    )

    numbers = sorted(Photo.objects.values_list("pk", flat=True))
    assert page.redirect_chain[-1][0].endswith("?pictures=" + ",".join(map(str, numbers)))
    text = page.content.decode()
    assert "Not taken: notes.jpg. This is not a picture we can print" in text
    assert "2 pictures are in the library." in text
    assert set(Photo.objects.values_list("credit", flat=True)) == {"Mira Toll"}


def test_a_file_that_is_there_already_is_said_to_be(desk):
    desk.post(ADD, {"upload": picture()})
    page = desk.post(ADD, {"upload": picture(name="again.jpg")}, follow=True)

    assert "was in the library already" in page.content.decode()
    assert Photo.objects.count() == 1


def test_without_a_file_the_form_says_so(desk):
    assert "Choose at least one picture file." in desk.post(ADD, {}).content.decode()


def test_a_file_sent_by_the_pages_script_comes_back_as_a_choice(desk):
    answer = desk.post(ONE, {"upload": picture(), "credit": "Mira Toll"}).json()

    photo = Photo.objects.get()
    assert (answer["id"], answer["credit"], answer["describe"]) == (photo.pk, "Mira Toll", True)
    assert photo.uploaded_by == desk.person


def test_who_may_not_add_pictures_sends_none(client):
    client.force_login(make.make_person("moderator"))

    assert client.get(ADD).status_code == 403
    assert client.post(ONE, {"upload": picture()}).status_code == 403


def test_several_pictures_are_described_on_one_page(desk):
    desk.post(ADD, {"upload": [picture(), picture("red", "port.jpg")]})
    first, second = Photo.objects.order_by("pk")
    page = f"/admin/articles/photo/describe/?pictures={first.pk},{second.pk}"
    typed = {f"{first.pk}-alt": "A dam.", f"{first.pk}-credit": "Mira Toll", f"{second.pk}-alt": "A port."}

    assert desk.get(page).status_code == 200
    assert save(desk, page, typed).status_code == 302
    assert list(Photo.objects.order_by("pk").values_list("alt", "credit")) == [
        ("A dam.", "Mira Toll"),
        ("A port.", ""),
    ]


def test_of_very_many_pictures_the_rest_are_described_after_the_first(desk):
    photos = [
        Photo.objects.create(digest=f"{number:064}", width=320, height=180, uploaded_by=desk.person)
        for number in range(MOST_AT_ONCE + 2)
    ]
    numbers = [str(photo.pk) for photo in photos]
    page = f"/admin/articles/photo/describe/?pictures={','.join(numbers)}"

    assert "2 more pictures after these" in desk.get(page).content.decode()
    onward = save(desk, page, {f"{numbers[0]}-alt": "A dam."}).url

    assert onward == f"/admin/articles/photo/describe/?pictures={','.join(numbers[MOST_AT_ONCE:])}"
    assert save(desk, onward, {f"{numbers[-1]}-alt": "A port."}).url == "/admin/articles/photo/"


def test_more_files_than_the_plain_form_takes_are_refused_in_words(desk):
    page = desk.post(ADD, {"upload": [picture() for _ in range(MOST_AT_ONCE + 1)]})
    assert f"At most {MOST_AT_ONCE} files at once." in page.content.decode()

    page = desk.post(ADD, {"upload": [picture() for _ in range(500)]})
    assert page.status_code == 400 and "larger than this page takes" in page.content.decode()
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("../../../etc/passwd.jpg", "passwd"),
        ("dam\0.jpg", "dam"),
        ("\u202egpj.exe.jpg", "gpj.exe"),
        ("<img src=x onerror=alert(1)>.jpg", "<img src=x onerror=alert(1)>"),
        (f"{'x' * 300}.jpg", "x" * 200),
        ("سد كوفران.jpg", "سد كوفران"),
    ],
)
def test_a_file_is_shown_by_a_name_that_does_no_harm(desk, name, title):
    page = desk.post(ADD, {"upload": picture(name=name)}, follow=True).content.decode()

    photo = Photo.objects.get()
    assert photo.title == title
    assert photo.file.name == f"{photo.digest[:2]}/{photo.digest}.jpg"
    assert "<img src=x" not in page


def test_what_a_file_says_of_itself_is_shown_as_words(desk):
    words = b'"><script>alert(1)</script>{{ request }}'
    data = hostile.captioned(caption=words, credit=words)
    page = desk.post(ADD, {"upload": SimpleUploadedFile("x.jpg", data)}, follow=True).content.decode()

    assert "&lt;script&gt;alert(1)" in page and "{{ request }}" in page
    assert "<script>alert(1)" not in page


def test_another_persons_pictures_are_not_described(desk, client):
    theirs = Photo.objects.create(digest="a" * 64, width=320, height=180)
    page = f"/admin/articles/photo/describe/?pictures={theirs.pk}"

    assert client.get(page).status_code == 404
    assert client.post(page, {f"{theirs.pk}-alt": "Mine"}).status_code == 404


def test_nothing_is_saved_while_one_of_them_is_wrong(desk):
    desk.post(ADD, {"upload": [picture(), picture("red", "port.jpg")]})
    first, second = Photo.objects.order_by("pk")
    page = f"/admin/articles/photo/describe/?pictures={first.pk},{second.pk}"

    answer = save(desk, page, {f"{first.pk}-alt": "A dam.", f"{second.pk}-alt": "x" * 501})

    assert answer.status_code == 422
    assert not Photo.objects.exclude(alt="").exists()


@pytest.mark.any_database
def test_a_credit_sent_by_the_pages_script_is_cleaned_like_one_that_is_typed(desk):
    answer = desk.post(ONE, {"upload": picture(), "credit": " Mira\0 \u202elloT\r\n "})

    assert answer.status_code == 200
    assert Photo.objects.get().credit == answer.json()["credit"] == "Mira lloT"


@pytest.mark.parametrize("before", ["abc", "-1", "9" * 40, "\0"])
def test_a_made_up_place_in_the_chooser_finds_nothing_and_fails_at_nothing(desk, before):
    answer = desk.get("/admin/articles/photo/choose/", {"before": before})

    assert (answer.status_code, answer.json()) == (200, {"found": [], "more": False})
