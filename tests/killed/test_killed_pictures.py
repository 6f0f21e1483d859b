"""kill -9 while a picture comes in or is cut: it is there whole or not at all, and can be tried again."""

from http.client import HTTPConnection, HTTPException
from io import BytesIO
from itertools import count

import pytest
from django.core.files.base import ContentFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from PIL import Image

from articles.models import Photo
from articles.models.photo import SUFFIXES
from newsroom.jobs.models import Job
from newsroom.whole_files import WholeFiles
from tests import factories as make

from .test_killed import MANY, TOKEN, Process, five_minutes_later

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]


@pytest.fixture
def process(tmp_path, monkeypatch):
    """The site and its worker, with files of their own."""
    monkeypatch.setenv("NEWSROOM_DATA", str(tmp_path))
    process = Process(tmp_path)
    yield process
    process.running.kill()
    process.running.communicate()


def picture(number):
    packed = BytesIO()
    Image.new("RGB", (700, 500), (number, 80, 120)).save(packed, "JPEG")
    return packed.getvalue()


def upload(process, client, data, last=MANY):
    """How the process ended that was sent a picture, and the status of its answer, 0 without one."""
    process.say(f"serve {last}")
    browser = HTTPConnection("127.0.0.1", process.port, timeout=60)
    form = {"upload": ContentFile(data, name="dam.jpg"), "credit": "", "csrfmiddlewaretoken": TOKEN}
    cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"
    headers = {"Content-Type": MULTIPART_CONTENT, "Cookie": cookies}
    try:
        browser.request("POST", "/admin/articles/photo/upload/", encode_multipart(BOUNDARY, form), headers)
        status = browser.getresponse().status
    except (HTTPException, OSError):
        status = 0
    browser.close()
    return process.running.stdout.readline().strip(), status


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.soak)])
def test_a_picture_whose_upload_is_killed_is_in_the_library_whole_or_not_at_all(
    process, client, tmp_path, step
):
    client.force_login(make.make_person("correspondent"))
    originals, found = WholeFiles(location=tmp_path / "originals"), {"nothing": 0, "all": 0}
    for number, last in enumerate([*range(1, 60, step), -1, -2]):
        data = picture(number)
        Photo.objects.all().delete()
        Job.objects.all().delete()
        ended, _status = upload(process, client, data, last)
        photo = Photo.objects.first()
        found["all" if photo else "nothing"] += ended == "killed"
        assert Job.objects.filter(kind="make_renditions").count() == (1 if photo else 0)
        assert photo is None or originals.open(photo.file.name).read() == data

        assert upload(process, client, data) == ("ended", 200)
        assert originals.open(Photo.objects.get().file.name).read() == data

    assert found["nothing"] > 3 and found["all"]


def test_sizes_whose_worker_is_killed_are_all_listed_or_none_and_no_file_is_half(process, client, tmp_path):
    client.force_login(make.make_person("correspondent"))
    media, killed = WholeFiles(location=tmp_path / "media"), 0
    for number, last in enumerate(count(1, 6)):
        Job.objects.all().delete()
        assert upload(process, client, picture(number)) == ("ended", 200)
        photo = Photo.objects.first()
        ended = process.work(last)
        files = [file for file in (tmp_path / "media").rglob("*") if file.suffix in (".jpg", ".webp")]
        for file in files:
            Image.open(file).load()  # raises where half of it is missing
        photo.refresh_from_db()
        assert all(media.exists(f"{one['name']}.jpg") for one in photo.renditions)

        five_minutes_later()
        assert process.work() == "ended"
        photo.refresh_from_db()
        assert photo.is_current
        assert all(
            media.exists(f"{one['name']}.{suffix}")
            for one in photo.renditions
            if one["crop"] != "share"
            for suffix in SUFFIXES.values()
        )
        killed += ended == "killed"
        if ended != "killed":
            break

    assert killed > 5
