from importlib import util
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError

from articles.models import Photo
from articles.photos import uploads
from articles.photos.uploads import add_photo
from newsroom.jobs.models import Job

spec = util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
hostile = util.module_from_spec(spec)
spec.loader.exec_module(hostile)


def file(name="plain.jpg"):
    return ContentFile(hostile.picture(), name=name)


def test_a_picture_is_kept_and_its_renditions_ordered(db):
    photo = add_photo(file(), credit=" Mira\0 Toll ", alt="A harbour.")

    assert (photo.width, photo.height, photo.credit) == (400, 300, "Mira Toll")
    assert Job.objects.get(kind="make_renditions").payload == {"photo": photo.pk}
    assert photo.file.open().read() == hostile.picture()
    assert not photo.is_ready


def test_the_same_file_again_is_the_same_picture(db):
    photo = add_photo(file(), credit="Mira Toll")

    again = add_photo(file("other-name.jpg"), credit="Someone else")

    assert (again.pk, again.credit, again.found_again) == (photo.pk, "Mira Toll", True)
    assert not photo.found_again
    assert Photo.objects.count() == 1


def test_the_desk_finds_it_by_the_files_name(db):
    assert add_photo(file("kovran dam, east.JPG")).title == "kovran dam, east"


def test_a_name_of_a_strangers_making_names_no_file(db):
    photo = add_photo(file("../../static/x.html\0.php"))

    assert photo.file.name == f"{photo.digest[:2]}/{photo.digest}.jpg"


def test_an_original_is_served_to_no_reader(db, client):
    photo = add_photo(file())

    assert not Path(photo.file.path).is_relative_to(settings.MEDIA_ROOT)
    assert not default_storage.exists(photo.file.name)
    assert client.get(f"{settings.MEDIA_URL}{photo.file.name}").status_code == 404


def test_of_two_who_send_the_same_file_at_once_one_is_told_it_is_there(db, monkeypatch):
    first = add_photo(file())
    looked = iter([None, first])  # the second had looked before the first was done
    monkeypatch.setattr(uploads, "_known", lambda digest: next(looked))

    again = add_photo(file())

    assert again == first and Photo.objects.count() == 1
    folder = Path(first.file.path).parent
    assert [each.name for each in folder.iterdir()] == [Path(first.file.name).name]


def test_nothing_is_kept_of_what_is_refused(db):
    with pytest.raises(ValidationError):
        add_photo(ContentFile(hostile.bomb(), name="bomb.png"))

    assert not Photo.objects.exists()
    assert not Job.objects.exists()


def test_a_focal_point_outside_the_picture_is_refused_by_the_database(db):
    with pytest.raises(IntegrityError):
        add_photo(file(), focal_x=1.5)
