import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from articles.models import Photo
from newsroom.jobs.queue import enqueue

from .safety import checked_upload


@transaction.atomic
def add_photo(file, *, by=None, **fields):
    """Check and keep a picture file and order its renditions; returns the Photo.

    The same file again is the same Photo, its fields left as they are. Raises ValidationError.
    """
    data, suffix, width, height = checked_upload(file)
    digest = hashlib.sha256(data).hexdigest()
    known = Photo.objects.filter(digest=digest).first()
    if known:
        return known
    photo = Photo(digest=digest, width=width, height=height, uploaded_by=by, **fields)
    photo.file.save(f"picture.{suffix}", ContentFile(data), save=False)
    photo.save()
    order_renditions(photo)
    return photo


def order_renditions(photo):
    """After an upload or a moved focal point: one job for each version of the picture."""
    enqueue("make_renditions", {"photo": photo.pk}, key=f"renditions-{photo.pk}-{photo.version}")
