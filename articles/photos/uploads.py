import hashlib
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from articles.models import Photo
from articles.richtext import plain_line
from newsroom.jobs.queue import enqueue

from .metadata import words_in
from .safety import checked_upload


@transaction.atomic
def add_photo(file, *, by=None, if_silent=None, **fields):
    """Check and keep a picture file and order its renditions; returns the Photo.

    The same file again is the same Photo, its fields left as they are. What is not given in `fields`
    is taken from the file, and from `if_silent` where the file does not say it. Without a title the
    desk finds it by the file's name. Raises ValidationError.
    """
    data, suffix, width, height = checked_upload(file)
    digest = hashlib.sha256(data).hexdigest()
    known = _known(digest)
    if known:
        return known
    about, if_silent = _clean(fields), _clean(if_silent or {})
    for name, line in words_in(data).items():
        about[name] = about.get(name) or line or if_silent.get(name, "")
    about["title"] = about["title"] or plain_line(PurePath(file.name or "").stem)[:200]
    photo = Photo(digest=digest, width=width, height=height, uploaded_by=by, **about)
    photo.file.save(f"picture.{suffix}", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            photo.save()
    except IntegrityError:
        known = _known(digest)  # where the same file came in twice at once
        if known is None:
            raise
        return known
    order_renditions(photo)
    return photo


def _clean(fields):
    return {name: plain_line(value) if isinstance(value, str) else value for name, value in fields.items()}


def _known(digest):
    photo = Photo.objects.filter(digest=digest).first()
    if photo:
        photo.found_again = True
    return photo


def order_renditions(photo):
    """After an upload or a moved focal point; the job does nothing where they are there already."""
    enqueue("make_renditions", {"photo": photo.pk})
