"""A picture that must not be shown: gone from every page at once, and its files with it."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from articles.admin.photo_form import WordsForm
from articles.models import Correspondent, Photo
from articles.photos.renditions import make_renditions, make_renditions_job
from articles.photos.uploads import add_photo
from articles.photos.withdrawal import bring_back, clear_renditions, withdraw_photo
from newsroom.audit.models import AuditEvent
from newsroom.jobs.models import Job
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    packed = BytesIO()
    Image.new("RGB", (800, 600), "teal").save(packed, "JPEG")
    photo = add_photo(ContentFile(packed.getvalue(), name="dam.jpg"), credit="Mira Toll", alt="A dam")
    make_renditions(photo)
    return photo


def files_of(photo):
    return [name for one in photo.renditions for name in (f"{one['name']}.jpg", f"{one['name']}.webp")]


def test_a_withdrawn_picture_is_on_no_page_and_its_files_are_gone(client, photo):
    by = make.make_person("correspondent", "mira")
    Correspondent.objects.filter(user=by).update(portrait=photo)
    story = make.make_live(
        by, lead_photo_id=photo.pk, body=f'<p>x</p><figure data-photo="{photo.pk}"></figure>'
    )
    pages = [story.addresses.get().path, "/", "/politics/", "/correspondents/mira/", "/feed/"]
    files = [name for name in files_of(photo) if default_storage.exists(name)]
    for page in pages:
        assert f"renditions/{photo.pk}/" in client.get(page).content.decode(), page

    withdraw_photo(photo, by=make.make_person("editor"), why="The family asked.")
    clear_renditions(Job.objects.get(kind="clear_renditions").payload)

    for page in pages:
        assert f"renditions/{photo.pk}/" not in client.get(page).content.decode(), page
    assert files and not any(default_storage.exists(name) for name in files)
    assert AuditEvent.objects.filter(kind="photo.withdraw").exists()


def test_files_of_a_former_focal_point_go_with_it(photo):
    former = files_of(photo)[0]
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
    photo.refresh_from_db()
    make_renditions(photo)
    assert default_storage.exists(former)

    withdraw_photo(photo, by=make.make_person("editor"), why="x")
    clear_renditions({"photo": photo.pk})

    assert not default_storage.exists(former)


def test_no_job_makes_files_of_a_withdrawn_picture(photo):
    withdraw_photo(photo, by=make.make_person("editor"), why="x")
    clear_renditions({"photo": photo.pk})
    stale = Photo.objects.get(pk=photo.pk)

    make_renditions_job({"photo": photo.pk})
    make_renditions(stale)  # one that had begun before
    clear_renditions({"photo": photo.pk})

    assert Photo.objects.get(pk=photo.pk).renditions == []
    assert default_storage.listdir(f"renditions/{photo.pk}/{stale.version}")[1] == []


def test_one_that_is_brought_back_is_made_anew_and_shown(client, photo):
    editor = make.make_person("editor")
    story = make.make_live(lead_photo_id=photo.pk)
    withdraw_photo(photo, by=editor, why="x")
    bring_back(photo, by=editor)
    make_renditions_job({"photo": photo.pk})
    clear_renditions({"photo": photo.pk})  # that of the withdrawal, come late

    assert f"renditions/{photo.pk}/" in client.get(story.addresses.get().path).content.decode()
    assert default_storage.exists(Photo.objects.get(pk=photo.pk).renditions[0]["name"] + ".jpg")


def test_a_caption_that_is_saved_at_the_same_time_brings_nothing_back(photo):
    opened_on = WordsForm(instance=photo)["opened_on"].value()
    form = WordsForm({"caption": "The dam in May", "opened_on": opened_on}, instance=Photo.objects.get())
    assert form.is_valid()
    withdraw_photo(photo, by=make.make_person("editor"), why="x")

    form.keep()

    kept = Photo.objects.get()
    assert kept.caption == "The dam in May"
    assert kept.withdrawn_at is not None and kept.renditions == []


def test_files_deleted_while_it_was_brought_back_are_made_anew(photo, monkeypatch):
    editor = make.make_person("editor")
    files = [name for name in files_of(photo) if default_storage.exists(name)]
    withdraw_photo(photo, by=editor, why="x")
    delete, meanwhile = default_storage.delete, []

    def slow_delete(name):
        if not meanwhile:
            meanwhile.append(name)
            bring_back(photo, by=editor)
            make_renditions_job({"photo": photo.pk})
        delete(name)

    monkeypatch.setattr(default_storage, "delete", slow_delete)
    clear_renditions({"photo": photo.pk})
    monkeypatch.undo()
    make_renditions_job({"photo": photo.pk})

    assert meanwhile and Photo.objects.get().is_current
    assert all(default_storage.exists(name) for name in files)


def test_only_an_editor_withdraws_and_says_why(client, photo):
    address = f"/admin/articles/photo/{photo.pk}/withdraw/"
    client.force_login(make.make_person("correspondent"))
    assert client.post(address, {"do": "withdraw", "why": "x"}).status_code == 403
    client.force_login(make.make_person("editor"))

    page = client.post(address, {"do": "withdraw", "why": " "}, follow=True).content.decode()
    assert "say why" in page and Photo.objects.get().withdrawn_at is None
    page = client.post(address, {"do": "withdraw", "why": "The family asked."}, follow=True).content.decode()

    assert "The family asked." in page and "Let readers have it again" in page
    assert Photo.objects.get().withdrawn_at is not None
    assert client.get(address).status_code == 405


def test_a_withdrawn_picture_keeps_a_story_from_going_out(client, photo):
    editor = make.make_person("editor")
    story = make.make_filed(
        make.make_person("correspondent"), lead_photo_id=photo.pk, alt="A dam", caption="x"
    )
    withdraw_photo(photo, by=editor, why="x")
    client.force_login(editor)

    page = client.get(f"/admin/articles/article/{story.pk}/change/").content.decode()

    assert "was withdrawn from the library" in page
