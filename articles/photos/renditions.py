"""What readers get of a picture: two crops in three widths, as WebP and JPEG, made once by a job."""

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps

from articles.models import Photo
from articles.models.photo import SQUARE, WIDE
from newsroom.jobs.registry import job
from newsroom.page_store.stamps import bump

from .safety import opened

RATIOS = {WIDE: 16 / 9, SQUARE: 1.0}
WIDTHS = {WIDE: (320, 640, 1280), SQUARE: (160, 320, 640)}
ENOUGH = (2600, 2600)  # twice the widest; a JPEG is unpacked no larger than it need be
SAVING = {
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
    "webp": ("WEBP", {"quality": 78}),
}


@job("make_renditions", long=True)
def make_renditions_job(payload):
    photo = Photo.objects.filter(pk=payload["photo"]).first()
    if photo and not _is_current(photo):
        make_renditions(photo)


def make_renditions(photo):
    """Write every file of the present version, then the list of them; nothing is made larger than it came.

    Of its metadata a colour profile alone is copied: no place, no serial number; the credit is
    printed on the page. If the focal point was moved meanwhile the list stays as it is: another
    job makes the right one.
    """
    with photo.file.open() as file:
        picture = opened(file.read())
    picture.draft(None, ENOUGH)
    profile = _profile(picture)
    picture = _upright(picture)
    picture.info = profile  # Pillow would copy comments from here
    made = []
    for crop, ratio in RATIOS.items():
        box = crop_box(*picture.size, ratio, photo.focal_x, photo.focal_y)
        cut = picture.crop(box)
        for width in [one for one in WIDTHS[crop] if one <= cut.width] or [cut.width]:
            made.append(_write(photo, cut, crop, width, round(width / ratio)))
    photo.renditions = made
    with transaction.atomic():
        same = Photo.objects.filter(pk=photo.pk, focal_x=photo.focal_x, focal_y=photo.focal_y)
        same.update(renditions=made)
        bump(f"photo-{photo.pk}")


def _is_current(photo):
    """Whether the list is of the present focal point."""
    return photo.is_ready and all(f"-{photo.version}/" in one["name"] for one in photo.renditions)


def crop_box(width, height, ratio, focal_x, focal_y):
    """(left, top, right, bottom) of the largest box of `ratio` in the picture, as near to centred on the
    focal point (0 to 1 across and down) as the edges allow."""
    wide, high = min(width, height * ratio), min(height, width / ratio)
    left = min(max(focal_x * width - wide / 2, 0), width - wide)
    top = min(max(focal_y * height - high / 2, 0), height - high)
    return round(left), round(top), round(left + wide), round(top + high)


def _profile(picture):
    """What its colours mean, if they are red, green and blue and it says so in few bytes."""
    profile = picture.info.get("icc_profile")
    return {"icc_profile": profile} if profile and picture.mode == "RGB" and len(profile) <= 4096 else {}


def _upright(picture):
    """Turned as the camera was held, in plain RGB on white, from CMYK, palette, 16 bit or alpha."""
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith(("I", "F")):
        low, high = picture.getextrema()
        scale = 255 / (65535 if high > 255 else 255)
        picture = picture.point(lambda value: value * scale).convert("L")
    if picture.mode in {"P", "PA", "LA", "RGBA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture).convert("RGB")
    return picture.convert("RGB")


def _write(photo, cut, crop, width, height):
    small = cut.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    name = f"renditions/{photo.pk}-{photo.version}/{crop}-{width}"
    for suffix, (format, options) in SAVING.items():
        packed = BytesIO()
        small.save(packed, format, icc_profile=small.info.get("icc_profile"), **options)
        path = f"{name}.{suffix}"
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(packed.getvalue()))
    return {"crop": crop, "width": width, "height": height, "name": name}
