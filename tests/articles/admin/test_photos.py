"""The photo library at the desk."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate, now
from PIL import Image

from articles.models import BodyPicture, Correspondent, Photo
from articles.photos.uploads import add_photo
from articles.photos.withdrawal import withdraw_photo
from articles.workflow.engine import move
from newsroom.jobs.models import Job
from newsroom.pages.models import Page
from tests import factories as make
from tests.opened import save


@pytest.mark.django_db
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_an_original_is_sent_as_what_it_is(client, format):
    packed = BytesIO()
    Image.new("RGB", (160, 120), "teal").save(packed, format)
    photo = add_photo(SimpleUploadedFile("dam.jpg", packed.getvalue()))
    client.force_login(make.make_person("editor"))

    answer = client.get(f"/admin/articles/photo/{photo.pk}/thumb/?whole=1")

    assert answer["Content-Type"] == f"image/{format.lower()}"
    assert answer["X-Content-Type-Options"] == "nosniff"


def change(client, photo, **about):
    typed = {"title": photo.title, "credit": photo.credit, "focal_x": "0.5", "focal_y": "0.5", **about}
    return save(client, f"/admin/articles/photo/{photo.pk}/change/", typed).status_code


@pytest.fixture
def photo(db):
    return Photo.objects.create(digest="a" * 64, width=320, height=180, credit="Mira Toll")


def test_a_correspondent_changes_what_they_brought_in_and_no_others(client, photo):
    mine = Photo.objects.create(
        digest="b" * 64, width=320, height=180, uploaded_by=make.make_person("correspondent", "ann")
    )
    client.force_login(mine.uploaded_by)

    assert (change(client, mine, credit="Ann Oster"), change(client, photo, credit="Ann Oster")) == (302, 403)
    page = client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()
    assert "Editors change what is said of a picture" in page
    assert list(Photo.objects.order_by("digest").values_list("credit", flat=True)) == [
        "Mira Toll",
        "Ann Oster",
    ]


def test_once_readers_see_it_only_an_editor_changes_what_is_said_of_a_picture(client, photo):
    """The credit is printed as it stands, and a right that ends takes the picture off the page."""
    ann = make.make_person("correspondent", "ann")
    Photo.objects.filter(pk=photo.pk).update(uploaded_by=ann)
    make.make_live(ann, lead_photo_id=photo.pk)
    client.force_login(ann)
    refused = change(client, photo, credit="Someone else")
    client.force_login(make.make_person("editor"))

    assert (refused, change(client, photo, credit="Ann Oster")) == (403, 302)


def test_a_picture_in_a_live_body_is_changed_by_editors_only_and_names_its_story(client, photo):
    ann = make.make_person("correspondent", "ann")
    Photo.objects.filter(pk=photo.pk).update(uploaded_by=ann)
    body = f'<p>Water.</p><figure data-photo="{photo.pk}"><figcaption>The dam</figcaption></figure>'
    story = make.make_live(ann, body=body)
    client.force_login(ann)
    page = client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()

    assert change(client, photo, credit="Someone else") == 403
    assert story.headline in page
    assert "readers have it" in page


def test_a_story_whose_draft_has_it_in_the_body_names_it(client, photo):
    editor = make.make_person("editor")
    story = make.make_draft(editor, body=f'<figure data-photo="{photo.pk}"></figure><p>x</p>')
    make.make_draft(editor, body='<figure data-photo="99999"></figure><p>A number typed by hand.</p>')
    client.force_login(editor)

    page = client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()

    assert story.headline in page
    assert BodyPicture.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("used=no", {"unused"}),
        ("used=yes", {"lead", "body", "portrait"}),
        ("rights=ended", {"lead"}),
        ("rights=soon", {"body"}),
        ("rights=open", {"portrait", "unused"}),
        ("mine=yes", {"unused"}),
        ("q=Toll", {"body"}),
    ],
)
def test_the_library_is_narrowed_by_use_rights_and_words(client, query, found):
    editor = make.make_person("editor")
    day, made = localdate(), {}
    about = {
        "lead": {"rights_expire": day - timedelta(days=1)},
        "body": {"rights_expire": day + timedelta(days=3), "creator": "Mira Toll"},
        "portrait": {},
        "unused": {"uploaded_by": editor},
    }
    for number, (title, fields) in enumerate(about.items()):
        made[title] = Photo.objects.create(
            digest=str(number) * 64, width=320, height=180, title=title, **fields
        )
    make.make_draft(
        editor, lead_photo_id=made["lead"].pk, body=f'<figure data-photo="{made["body"].pk}"></figure>'
    )
    Correspondent.objects.create(name="Ann", slug="ann", portrait=made["portrait"])
    client.force_login(editor)

    page = client.get(f"/admin/articles/photo/?{query}")

    assert {photo.title for photo in page.context["cl"].result_list} == found


def test_a_changed_credit_has_the_files_made_anew(client, photo):
    client.force_login(make.make_person("editor"))
    for fields, orders in (({"title": "Dam"}, 0), ({"credit": "Oona Lund"}, 1), ({"focal_x": "0.2"}, 2)):
        assert change(client, photo, **fields) == 302
        assert Job.objects.filter(kind="make_renditions").count() == orders
        photo.refresh_from_db()


def test_the_chooser_goes_on_to_older_pictures(client, photo):
    rows = [Photo.objects.create(digest=f"{number:064}", width=320, height=180) for number in range(30)]
    client.force_login(make.make_person("editor"))
    first = client.get("/admin/articles/photo/choose/").json()
    rest = client.get(f"/admin/articles/photo/choose/?before={first['found'][-1]['id']}").json()

    assert (len(first["found"]), first["more"], rest["more"]) == (24, True, False)
    assert [one["id"] for one in rest["found"]] == [*(row.pk for row in reversed(rows[:6])), photo.pk]
    assert client.get("/admin/articles/photo/choose/?before=x").json()["found"] == []


def test_an_original_that_was_lost_is_not_there(client, photo):
    client.force_login(make.make_person("editor"))

    assert client.get(f"/admin/articles/photo/{photo.pk}/thumb/").status_code == 404


def test_a_withdrawn_story_leads_an_editor_to_withdraw_its_pictures_and_says_where_else_they_are(
    client, photo
):
    editor, packed = make.make_person("editor"), BytesIO()
    Image.new("RGB", (400, 300), "red").save(packed, "JPEG")
    other = add_photo(SimpleUploadedFile("port.jpg", packed.getvalue()))
    by = make.make_person("correspondent")
    story = make.make_live(by, lead_photo=photo, body=f'<p>x</p><figure data-photo="{other.pk}"></figure>')
    make.make_live(lead_photo=photo)
    address = f"/admin/articles/article/{story.pk}/change/"
    withdrawals = [f"/admin/articles/photo/{one.pk}/change/#withdraw" for one in (photo, other)]
    client.force_login(editor)
    assert not any(link in client.get(address).content.decode() for link in withdrawals)

    move(story, "withdraw", by=editor, note="A court order", readers_get="gone")
    page = client.get(address).content.decode()

    assert all(link in page for link in withdrawals)
    assert page.count("Readers see it in 1 other place") == 1
    client.force_login(by)
    assert not any(link in client.get(address).content.decode() for link in withdrawals)
    withdraw_photo(photo, by=editor, why="A court order")
    client.force_login(editor)
    page = client.get(address).content.decode()
    assert [link in page for link in withdrawals] == [False, True]
    assert "Readers see it" not in page
    assert ">readers have it<" not in client.get(withdrawals[0]).content.decode()


def test_the_library_says_of_each_picture_what_keeps_it_from_readers(client, photo):
    Photo.objects.filter(pk=photo.pk).update(rights_expire=localdate() - timedelta(days=1))
    gone = Photo.objects.create(digest="b" * 64, width=320, height=180, title="Gone", alt="x", credit="x")
    withdraw_photo(gone, by=make.make_person("editor"), why="x")
    Photo.objects.create(digest="c" * 64, width=320, height=180, title="Silent")
    Photo.objects.create(digest="d" * 64, width=320, height=180, title="Good", alt="x", credit="x")
    client.force_login(make.make_person("correspondent"))

    page = client.get("/admin/articles/photo/").content.decode()

    said = [row.split("</")[0] for row in page.split('class="lacks">')[1:]]
    assert said == ["no alt text, no credit", "withdrawn from readers", "rights ended, no alt text"]


def given_up(photo):
    return Job.objects.create(
        kind="make_renditions", payload={"photo": photo.pk}, due_at=now(), given_up_at=now(), attempts=8,
        error="OSError: [Errno 28] No space left on device",
    )  # fmt: skip


def test_a_picture_whose_job_was_given_up_says_why_and_is_tried_again_by_a_button(client, photo):
    job = given_up(photo)
    client.force_login(make.make_person("correspondent"))
    address = f"/admin/articles/photo/{photo.pk}/"

    page = client.get(f"{address}change/").content.decode()
    listed = client.get("/admin/articles/photo/").content.decode()
    chosen = client.get("/admin/articles/photo/choose/").json()["found"][0]
    answer = client.post(f"{address}again/", follow=True).content.decode()

    assert "no worker tries any more. The disk is full." in page and f'formaction="{address}again/"' in page
    assert "still being made" not in page and f"/job/{job.pk}/" not in page
    assert "its sizes could not be made" in listed
    assert chosen["problem"] == "Its sizes could not be made: readers do not get it"
    assert "Its sizes are being made once more." in answer and "Its sizes are still being made." in answer
    job.refresh_from_db()
    assert (job.given_up_at, job.attempts) == (None, 0)


def test_a_chief_editor_is_led_to_what_the_worker_said(client, photo):
    job = given_up(photo)
    client.force_login(make.make_person("chief"))

    page = client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()

    assert f"/admin/newsroom/job/{job.pk}/change/" in page


@pytest.mark.parametrize(("role", "method", "status"), [("moderator", "post", 403), ("editor", "get", 405)])
def test_sizes_are_asked_for_by_a_post_of_those_who_bring_pictures_in(client, photo, role, method, status):
    client.force_login(make.make_person(role))

    assert getattr(client, method)(f"/admin/articles/photo/{photo.pk}/again/").status_code == status
    assert not Job.objects.exists()


def test_the_page_of_a_picture_reads_it_once(client, photo, django_assert_max_num_queries):
    client.force_login(make.make_person("editor"))

    with django_assert_max_num_queries(40) as asked:
        client.get(f"/admin/articles/photo/{photo.pk}/change/")

    read = [one["sql"] for one in asked if 'FROM "articles_photo"' in one["sql"]]
    assert len([sql for sql in read if '"articles_photo"."digest"' in sql.partition(" FROM ")[0]]) == 1, read


def test_a_refused_change_of_a_picture_says_how_it_stands_as_it_is_kept(client, photo):
    made = [{"crop": "wide", "width": 320, "height": 180, "name": f"renditions/1/{photo.version}/wide-320"}]
    Photo.objects.update(renditions=made)
    client.force_login(make.make_person("editor"))

    typed = {"title": "x" * 201, "credit": "Someone else", "focal_x": "0.1", "focal_y": "0.5"}
    page = client.post(f"/admin/articles/photo/{photo.pk}/change/", typed).content.decode()

    assert "at most 200 characters" in page
    assert "Its sizes are missing" not in page


def test_a_picture_leads_to_the_written_pages_that_show_it(client, photo):
    body = f'<figure data-photo="{photo.pk}"></figure>'
    page = Page.objects.create(language="en", slug="about", title="About us", body=body)
    seen = {}
    for role in ("editor", "correspondent"):
        client.force_login(make.make_person(role))
        seen[role] = client.get(f"/admin/articles/photo/{photo.pk}/change/").content.decode()

    link = f'href="/admin/newsroom/page/{page.pk}/change/" dir="auto">About us</a>'
    assert link in seen["editor"]
    assert link not in seen["correspondent"] and "About us" in seen["correspondent"]
