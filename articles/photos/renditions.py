"""What readers get of a picture: its crops in their widths, as WebP and JPEG, made once by a job."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.timezone import now
from PIL import Image

from articles.models import Photo
from articles.models.photo import SHARE, SUFFIXES, WHOLE, WIDE
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.page_store.declared import LONGEST
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

from .crops import RATIOS, crop_box, is_wide, widths_of
from .packing import packed
from .plain import plain
from .safety import opened

LANCZOS = Image.Resampling.LANCZOS
NAMED_FOR = LONGEST + timedelta(hours=1)  # how long a kept page may still name a file


@job("make_renditions", long=True)
def make_renditions_job(payload):
    photo = Photo.objects.filter(pk=payload["photo"]).first()
    if photo and photo.withdrawn_at is None and not photo.is_current:
        make_renditions(photo)


def make_renditions(photo):
    """Write every file of the present version, then the list of them.

    Of its metadata nothing is copied: no place, no serial number. Who made it is written in. If
    focal point or credit were changed meanwhile the list stays as it is: another job makes the
    right one. Files no longer listed go a day later.
    """
    with photo.file.open() as file:
        picture = opened(file.read())
    picture = plain(picture)
    made = [one for crop in RATIOS for one in _cuts(photo, picture, crop)]
    made += _whole(photo, picture, made)
    with transaction.atomic():
        take_turn()
        held = Photo.objects.select_for_update().filter(pk=photo.pk).first()
        if held and held.withdrawn_at:
            enqueue("clear_renditions", {"photo": photo.pk})
            return
        if held is None or held.version != photo.version:
            _drop_later(photo.pk, made)
            return
        _drop_later(photo.pk, [one for one in held.renditions if one not in made])
        Photo.objects.filter(pk=photo.pk).update(renditions=made)
        photo.renditions = made
        bump(f"photo-{photo.pk}")


def _cuts(photo, picture, crop):
    ratio = RATIOS[crop]
    box = crop_box(*picture.size, ratio, photo.focal_x, photo.focal_y)
    widths = widths_of(crop, box[2] - box[0])
    return [_write(photo, picture, box, crop, width, round(width / ratio)) for width in widths]


def _whole(photo, picture, made):
    """Uncut, for the body; of a picture that is 16:9 already the files are there."""
    if is_wide(*picture.size):
        return [{**one, "crop": WHOLE} for one in made if one["crop"] == WIDE]
    width, height = picture.size
    return [
        _write(photo, picture, None, WHOLE, one, max(1, round(one * height / width)))
        for one in widths_of(WHOLE, width)
    ]


def _write(photo, picture, box, crop, width, height):
    small = picture.resize((width, height), LANCZOS, box, reducing_gap=3)
    name = f"{folder_of(photo)}/{photo.version}/{crop}-{width}"
    for suffix in ("jpg",) if crop == SHARE else SUFFIXES.values():
        path = f"{name}.{suffix}"
        if not default_storage.exists(path):
            data = packed(small, suffix, creator=photo.creator, credit=photo.credit)
            default_storage.save(path, ContentFile(data))
    return {"crop": crop, "width": width, "height": height, "name": name}


def folder_of(photo):
    """Where all files made of it are, of every version."""
    return f"renditions/{photo.pk}"


def list_none(photo):
    """Readers are led to no file of it any more; whoever asks for this has the files deleted."""
    Photo.objects.filter(pk=photo.pk).update(renditions=[])
    photo.renditions = []


def _drop_later(pk, renditions):
    names = sorted({one["name"] for one in renditions})
    if names:
        enqueue("drop_renditions", {"photo": pk, "names": names}, due_at=now() + NAMED_FOR)


@job("drop_renditions", long=True)
def drop_renditions(payload):
    """Delete files that no page names any more, unless the focal point came back to them meanwhile."""
    photo = Photo.objects.filter(pk=payload["photo"]).first()
    listed = {one["name"] for one in photo.renditions} if photo else set()
    for name in payload["names"]:
        if name in listed or (photo and f"/{photo.version}/" in name):
            continue
        for suffix in SUFFIXES.values():
            default_storage.delete(f"{name}.{suffix}")
