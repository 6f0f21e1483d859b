"""Taking a picture out of the library: its row at once, its files by a job."""

from django.core.files.storage import default_storage
from django.db import transaction

from articles.models import Photo
from articles.models.photo import SUFFIXES, originals
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job


@transaction.atomic
def remove_photo(photo):
    """Raises ProtectedError where a story stands on it."""
    names = sorted({one["name"] for one in photo.renditions})
    original = photo.file.name
    photo.delete()
    enqueue("remove_files", {"original": original, "names": names})


@job("remove_files", long=True)
def remove_files(payload):
    """The renditions, and the original unless the same file came in again meanwhile."""
    for name in payload["names"]:
        for suffix in SUFFIXES.values():
            default_storage.delete(f"{name}.{suffix}")
    if payload["original"] and not Photo.objects.filter(file=payload["original"]).exists():
        originals().delete(payload["original"])
