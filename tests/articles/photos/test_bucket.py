"""Pictures kept in an S3-compatible store, which moto plays on this machine: real requests, no network."""

from io import BytesIO

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import override_settings
from moto import mock_aws
from PIL import Image

from articles.models import Photo
from articles.photos.renditions import drop_renditions, make_renditions, make_renditions_job
from articles.photos.share_cards import make_site_card, site_picture
from articles.photos.uploads import add_photo
from newsroom import env
from newsroom.jobs.models import Job
from tests import factories as make

pytestmark = pytest.mark.any_database


@pytest.fixture
def bucket(db, settings, monkeypatch):
    for name, value in {
        "ACCESS_KEY_ID": "x",
        "SECRET_ACCESS_KEY": "x",
        "DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("NEWSROOM_X", "s3://paper/site")
    with mock_aws(), override_settings(STORAGES=settings.STORAGES | env.bucket("NEWSROOM_X")):
        store = boto3.resource("s3").create_bucket(Bucket="paper")
        field = Photo._meta.get_field("file")
        monkeypatch.setattr(field, "storage", storages["originals"])
        yield store


def names(bucket):
    return {one.key for one in bucket.objects.all()}


def added(colour="teal"):
    packed = BytesIO()
    Image.new("RGB", (700, 525), colour).save(packed, "JPEG")
    photo = add_photo(ContentFile(packed.getvalue(), name="dam.jpg"), credit="Mira Toll")
    make_renditions(photo)
    return photo


def test_originals_and_renditions_are_kept_apart_in_the_bucket(bucket):
    photo = added()
    kept = names(bucket)

    assert f"site/originals/{photo.file.name}" in kept
    assert f"site/media/{photo.renditions[0]['name']}.webp" in kept
    assert {key.split("/")[1] for key in kept} == {"media", "originals"}


def test_readers_get_renditions_without_a_signature_and_may_keep_them(bucket):
    photo = added()
    one = bucket.Object(f"site/media/{photo.renditions[0]['name']}.jpg").get()

    assert photo.url(640).startswith("https://paper.s3.amazonaws.com/site/media/renditions/")
    assert "?" not in photo.url(640)
    assert "immutable" in one["CacheControl"]
    assert one["ContentType"] == "image/jpeg"
    assert "Signature" in photo.file.url  # who has no key gets no original


def test_files_of_a_former_version_are_deleted_there_too(bucket):
    photo = added()
    former = f"site/media/{photo.renditions[0]['name']}.jpg"
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
    make_renditions_job({"photo": photo.pk})
    assert former in names(bucket)

    drop_renditions(Job.objects.get(kind="drop_renditions").payload)

    assert former not in names(bucket)


def test_pages_may_load_pictures_from_the_bucket_and_nothing_else(bucket, client):
    photo = added()
    make_site_card({})
    host = "paper.s3.amazonaws.com"
    assert f"img-src 'self' {host}" in client.get("/")["Content-Security-Policy"]
    assert site_picture("https://news.example").url.startswith(f"https://{host}/")

    client.force_login(make.make_person("editor"))
    page = client.get(f"/admin/articles/photo/{photo.pk}/change/")
    allowed = dict(one.split(" ", 1) for one in page["Content-Security-Policy"].split("; ") if " " in one)
    assert host in allowed["img-src"]
    assert host not in allowed["script-src"]
    assert client.get(f"/admin/articles/photo/{photo.pk}/thumb/").url.startswith(f"https://{host}/")


def test_a_picture_without_sizes_is_shown_to_the_desk_through_the_site(bucket, client):
    photo = added()
    Photo.objects.filter(pk=photo.pk).update(renditions=[])
    client.force_login(make.make_person("editor"))

    sent = b"".join(client.get(f"/admin/articles/photo/{photo.pk}/thumb/").streaming_content)

    assert Image.open(BytesIO(sent)).size == (700, 525)


def test_another_store_and_another_address_are_named_in_the_setting(monkeypatch):
    monkeypatch.setenv(
        "NEWSROOM_X", "s3://paper?endpoint=https://store.example:9000&region=eu-1&address=media.example"
    )
    stores = env.bucket("NEWSROOM_X")

    assert stores["originals"]["OPTIONS"]["endpoint_url"] == "https://store.example:9000"
    assert stores["originals"]["OPTIONS"]["region_name"] == "eu-1"
    assert "custom_domain" not in stores["originals"]["OPTIONS"]
    with override_settings(STORAGES={"default": stores["default"]}):
        assert default_storage.url("renditions/a.jpg") == "https://media.example/media/renditions/a.jpg"
