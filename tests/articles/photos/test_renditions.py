from importlib import util
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from articles.models import Photo
from articles.photos.renditions import crop_box, make_renditions, make_renditions_job
from articles.photos.uploads import add_photo

spec = util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
hostile = util.module_from_spec(spec)
spec.loader.exec_module(hostile)

SIDES = st.integers(100, 9000)
SHARES = st.floats(0, 1)


def added(data):
    photo = add_photo(ContentFile(data, name="picture"))
    make_renditions(photo)
    return photo


def drawn(photo, crop="wide", suffix="jpg"):
    widest = [one for one in photo.renditions if one["crop"] == crop][-1]
    with default_storage.open(f"{widest['name']}.{suffix}") as file:
        return Image.open(BytesIO(file.read()))


@given(SIDES, SIDES, st.sampled_from([16 / 9, 1.0]), SHARES, SHARES)
def test_a_crop_keeps_the_focal_point_in_view(width, height, ratio, x, y):
    left, top, right, bottom = crop_box(width, height, ratio, x, y)

    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 1 <= x * width <= right + 1
    assert top - 1 <= y * height <= bottom + 1


def test_readers_get_two_crops_in_three_widths(db):
    photo = added(hostile.picture(size=(2000, 1500)))

    assert photo.sizes_of("wide") == [(320, 180), (640, 360), (1280, 720)]
    assert photo.sizes_of("square") == [(160, 160), (320, 320), (640, 640)]
    for crop in ("wide", "square"):
        for format in ("jpeg", "webp"):
            assert photo.srcset(format, crop).count(photo.version) == 3


def test_nothing_is_made_larger_than_it_came(db):
    photo = added(hostile.picture(size=(500, 300)))

    assert photo.sizes_of("wide") == [(320, 180)]
    assert added(hostile.picture(size=(150, 140))).sizes_of("wide") == [(150, 84)]


def test_the_files_are_of_the_sizes_that_the_page_names(db):
    photo = added(hostile.picture(size=(1300, 900)))

    for one in photo.renditions:
        for suffix, format in (("jpg", "JPEG"), ("webp", "WEBP")):
            with default_storage.open(f"{one['name']}.{suffix}") as file:
                image = Image.open(file)
                assert (image.format, image.size) == (format, (one["width"], one["height"]))


@pytest.mark.parametrize(
    "data",
    [
        hostile.picture(),
        hostile.picture("JPEG", "CMYK"),
        hostile.picture("PNG", "P"),
        hostile.picture("PNG", "1"),
        hostile.picture("PNG", "LA"),
        hostile.sixteen_bit(),
    ],
    ids=["rgb", "cmyk", "palette", "one bit", "grey", "sixteen bit"],
)
def test_every_kind_of_picture_comes_out_as_it_looks(db, data):
    image = drawn(added(data)).convert("L")

    assert image.getpixel((20, 90)) < 40
    assert image.getpixel((300, 90)) > 215


def test_what_is_seen_through_is_seen_on_white(db):
    assert drawn(added(hostile.seen_through())).convert("L").getpixel((100, 100)) > 250


def test_a_picture_held_sideways_comes_out_upright(db):
    photo = added(hostile.turned())

    assert (photo.width, photo.height) == (300, 400)
    image = drawn(photo, "square").convert("L")
    assert image.getpixel((80, 10)) < 40 < 215 < image.getpixel((80, 150))


def test_a_moving_picture_is_its_first_frame(db):
    red, green, blue = drawn(added(hostile.moving("GIF"))).convert("RGB").getpixel((100, 100))
    assert red > 200
    assert max(green, blue) < 60


def test_no_place_number_or_note_is_passed_on(db):
    photo = added(hostile.placed())

    for one in photo.renditions:
        for suffix in ("jpg", "webp"):
            with default_storage.open(f"{one['name']}.{suffix}") as file:
                data = file.read()
            assert not {name for name in (b"Exif", b"SERIAL", b"PRIVATE", b"Camera") if name in data}


def test_what_the_colours_mean_is_passed_on(db):
    wide_gamut = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    assert drawn(added(hostile.picture(icc_profile=wide_gamut))).info["icc_profile"] == wide_gamut
    in_print = hostile.picture("JPEG", "CMYK", icc_profile=wide_gamut)
    assert "icc_profile" not in drawn(added(in_print)).info


def test_a_moved_focal_point_changes_every_address_and_back(db):
    photo = added(hostile.picture(size=(900, 300)))
    before = photo.srcset()

    Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
    make_renditions_job({"photo": photo.pk})
    moved = Photo.objects.get(pk=photo.pk)
    assert not set(moved.srcset().split()) & {address for address in before.split() if "/" in address}

    Photo.objects.filter(pk=photo.pk).update(focal_x=0.5)
    make_renditions_job({"photo": photo.pk})
    assert Photo.objects.get(pk=photo.pk).srcset() == before


def test_a_late_job_leaves_the_list_of_a_newer_focal_point(db):
    late = add_photo(ContentFile(hostile.picture(), name="picture"))
    Photo.objects.filter(pk=late.pk).update(focal_x=0.1)
    make_renditions_job({"photo": late.pk})
    newer = Photo.objects.get(pk=late.pk).renditions

    make_renditions(late)

    assert Photo.objects.get(pk=late.pk).renditions == newer


def test_a_job_for_a_picture_that_is_gone_does_nothing(db):
    make_renditions_job({"photo": 4711})
