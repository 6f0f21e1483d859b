from datetime import timedelta
from importlib import util
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFilter, IptcImagePlugin

from articles.models import Photo
from articles.photos.crops import RATIOS, crop_box
from articles.photos.packing import PHONE_BYTES, packed
from articles.photos.plain import plain
from articles.photos.renditions import drop_renditions, make_renditions, make_renditions_job
from articles.photos.uploads import add_photo
from newsroom.jobs.models import Job

spec = util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
hostile = util.module_from_spec(spec)
spec.loader.exec_module(hostile)

SIDES = st.integers(100, 9000)
SHARES = st.floats(0, 1)
FORMATS = [("webp", "WEBP"), ("jpg", "JPEG")]


def added(data, **fields):
    photo = add_photo(ContentFile(data, name="picture"), **fields)
    make_renditions(photo)
    return photo


def drawn(photo, crop="wide", suffix="jpg"):
    widest = [one for one in photo.renditions if one["crop"] == crop][-1]
    with default_storage.open(f"{widest['name']}.{suffix}") as file:
        return Image.open(BytesIO(file.read()))


@given(SIDES, SIDES, st.sampled_from(sorted(RATIOS.values())), SHARES, SHARES)
def test_a_crop_keeps_the_focal_point_in_view(width, height, ratio, x, y):
    left, top, right, bottom = crop_box(width, height, ratio, x, y)

    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 1 <= x * width <= right + 1
    assert top - 1 <= y * height <= bottom + 1


@pytest.mark.any_database
def test_readers_get_every_shape_in_its_widths(db):
    photo = added(hostile.picture(size=(2000, 1500)))

    assert photo.sizes_of("wide") == [(320, 180), (640, 360), (960, 540), (1280, 720), (1920, 1080)]
    assert photo.sizes_of("whole") == [(320, 240), (640, 480), (960, 720), (1280, 960), (1920, 1440)]
    assert photo.sizes_of("square") == [(160, 160), (320, 320), (640, 640), (1200, 1200)]
    assert photo.sizes_of("classic") == [(640, 480), (1200, 900)]
    assert photo.sizes_of("share") == [(1200, 630)]
    for crop in ("wide", "square", "whole", "classic"):
        for format in ("jpeg", "webp"):
            assert photo.srcset(format, crop).count(photo.version) == len(photo.sizes_of(crop))


@pytest.mark.any_database
def test_a_picture_that_is_wide_already_has_its_files_once(db):
    photo = added(hostile.picture(size=(1600, 900)))

    assert photo.srcset("webp", "whole") == photo.srcset("webp", "wide")


@pytest.mark.any_database
def test_nothing_is_made_larger_than_it_came(db):
    photo = added(hostile.picture(size=(500, 300)))

    assert photo.sizes_of("wide") == [(320, 180)]
    assert added(hostile.picture(size=(150, 140))).sizes_of("wide") == [(150, 84)]


@pytest.mark.any_database
def test_the_files_are_of_the_sizes_that_the_page_names(db):
    photo = added(hostile.picture(size=(1300, 900)))

    for one in photo.renditions:
        for suffix, format in FORMATS[one["crop"] == "share" :]:
            with default_storage.open(f"{one['name']}.{suffix}") as file:
                image = Image.open(file)
                assert (image.format, image.size) == (format, (one["width"], one["height"]))


@pytest.mark.any_database
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


@pytest.mark.any_database
def test_what_is_seen_through_is_seen_on_white(db):
    assert drawn(added(hostile.seen_through())).convert("L").getpixel((100, 100)) > 250


@pytest.mark.any_database
def test_a_picture_held_sideways_comes_out_upright(db):
    photo = added(hostile.turned())

    assert (photo.width, photo.height) == (300, 400)
    image = drawn(photo, "square").convert("L")
    assert image.getpixel((80, 10)) < 40 < 215 < image.getpixel((80, 150))


@pytest.mark.any_database
@pytest.mark.parametrize("held", range(1, 9))
def test_however_a_camera_was_held_the_focal_point_is_where_one_saw_it(db, held):
    photo = added(hostile.held_as(held), focal_x=0.9, focal_y=0.1)

    assert (photo.width, photo.height) == (300, 500)
    red, green, blue = drawn(photo, "square").convert("RGB").getpixel((150, 10))
    assert red > 200 and max(green, blue) < 60


@pytest.mark.any_database
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_exif_that_makes_no_sense_keeps_no_picture_from_being_cut(db, format):
    photo = added(hostile.odd_exif(format))

    assert photo.is_current
    assert drawn(photo, "whole").size == (300, 400)


@pytest.mark.any_database
def test_of_a_file_with_several_pictures_readers_get_the_first(db):
    assert drawn(added(hostile.several())).convert("L").getpixel((100, 90)) > 250


@pytest.mark.any_database
def test_a_moving_picture_is_its_first_frame(db):
    red, green, blue = drawn(added(hostile.moving("GIF"))).convert("RGB").getpixel((100, 100))
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.any_database
def test_no_place_number_or_note_is_passed_on(db):
    photo = added(hostile.placed())

    for one in photo.renditions:
        for suffix, _format in FORMATS[one["crop"] == "share" :]:
            with default_storage.open(f"{one['name']}.{suffix}") as file:
                data = file.read()
            assert not {name for name in (b"Exif", b"SERIAL", b"PRIVATE", b"Camera") if name in data}


@pytest.mark.any_database
def test_colours_come_out_as_their_profile_means_them(db):
    """In a profile of CIE L*a*b* a red like 255 0 0 is none that sRGB calls so."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    in_lab = BytesIO()
    Image.new("LAB", (400, 300), (200, 128, 128)).save(in_lab, "TIFF", icc_profile=lab)
    neutral = plain(Image.open(in_lab)).getpixel((9, 9))
    assert max(neutral) - min(neutral) <= 3

    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    shown = drawn(added(hostile.picture(colour="red", icc_profile=srgb)))
    red, green, blue = shown.getpixel((9, 9))
    assert red > 245
    assert max(green, blue) < 12
    assert "icc_profile" not in shown.info
    nonsense = drawn(added(hostile.picture(colour="red", icc_profile=b"no profile" * 20)))
    assert nonsense.getpixel((9, 9))[0] > 245


@pytest.mark.any_database
def test_who_made_it_is_written_into_every_file(db):
    photo = add_photo(ContentFile(hostile.picture()), creator="Şəhla Toll", credit="Toll & Lund / Meridian")
    make_renditions(photo)

    jpeg, webp = drawn(photo), drawn(photo, suffix="webp")
    for image in (jpeg, webp):
        said = image.info["xmp"].decode()
        assert "Şəhla Toll" in said
        assert "Toll &amp; Lund / Meridian" in said
    assert IptcImagePlugin.getiptcinfo(jpeg)[2, 80].decode() == "Şəhla Toll"
    assert IptcImagePlugin.getiptcinfo(jpeg)[2, 110] == b"Toll & Lund / Meridian"


@pytest.mark.any_database
def test_a_lead_picture_is_light_on_a_phone(db):
    """Of gravel, whose every pixel differs from the next."""
    gravel = Image.effect_noise((1600, 900), 60).filter(ImageFilter.GaussianBlur(1.5)).convert("RGB")

    assert len(packed(gravel.resize((960, 540)), "webp")) <= PHONE_BYTES
    assert len(packed(gravel, "webp")) > PHONE_BYTES


def test_files_of_a_former_version_go_a_day_later(db):
    photo = added(hostile.picture(size=(900, 300)))
    former = [one["name"] for one in photo.renditions]
    Photo.objects.filter(pk=photo.pk).update(focal_x=0.1)
    make_renditions_job({"photo": photo.pk})
    job = Job.objects.get(kind="drop_renditions")

    assert job.due_at - now() > timedelta(hours=24)
    assert all(default_storage.exists(f"{name}.jpg") for name in former)
    drop_renditions(job.payload)
    assert not any(
        default_storage.exists(f"{name}.{suffix}") for name in former for suffix in ("jpg", "webp")
    )
    present = Photo.objects.get(pk=photo.pk).renditions
    assert all(default_storage.exists(f"{one['name']}.jpg") for one in present)


def test_files_to_which_the_focal_point_came_back_stay(db):
    photo = added(hostile.picture(size=(900, 300)))
    for focal_x in (0.1, 0.5):
        Photo.objects.filter(pk=photo.pk).update(focal_x=focal_x)
        make_renditions_job({"photo": photo.pk})

    for job in Job.objects.filter(kind="drop_renditions"):
        drop_renditions(job.payload)

    assert all(default_storage.exists(f"{one['name']}.jpg") for one in photo.renditions)


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
