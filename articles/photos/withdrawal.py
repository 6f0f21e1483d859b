"""Taking a picture away from readers everywhere: off every page at once, its files by a job.

The original stays in the library, for the desk alone, and so does what is said of it: what it was printed
with keeps its history, and it can come back.
"""

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.timezone import now

from articles.models import Photo, Revision
from articles.richtext import plain_line
from newsroom.audit.log import record
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

from .renditions import folder_of, list_none
from .uploads import order_renditions

CARDS = 500  # stories whose shared link gets a drawn card instead


@transaction.atomic
def withdraw_photo(photo, *, by, why):
    """No page shows it from this commit on, and its files go; returns it. Again, it changes nothing."""
    take_turn()
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    if photo.withdrawn_at is None:
        photo.withdrawn_at, photo.withdrawn_why = now(), plain_line(why)[:300]
        photo.save(update_fields=["withdrawn_at", "withdrawn_why"])
        list_none(photo)
        enqueue("clear_renditions", {"photo": photo.pk})
        _follow(photo, "photo.withdraw", by, photo.withdrawn_why)
    return photo


@transaction.atomic
def bring_back(photo, *, by):
    """Readers may have it again; its files are made anew."""
    take_turn()
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    if photo.withdrawn_at is not None:
        photo.withdrawn_at, photo.withdrawn_why = None, ""
        photo.save(update_fields=["withdrawn_at", "withdrawn_why"])
        order_renditions(photo)
        _follow(photo, "photo.bring_back", by, "")
    return photo


def _follow(photo, what, by, why):
    bump(f"photo-{photo.pk}")
    for article in Revision.objects.live().filter(lead_photo=photo).values_list("article", flat=True)[:CARDS]:
        enqueue("make_share_card", {"article": article})
    record(what, by=by, subject=f"photo {photo.pk}", detail={"name": str(photo)[:200], "reason": why})


@job("clear_renditions", long=True)
def clear_renditions(payload):
    """Every file made of a withdrawn picture, those of former focal points too."""
    photo = Photo.objects.filter(pk=payload["photo"]).first()
    if photo is None or photo.withdrawn_at is None:
        return
    for name in _files_in(folder_of(photo)):
        default_storage.delete(name)
    _make_anew_if_back(photo.pk)


@transaction.atomic
def _make_anew_if_back(pk):
    """It may have come back while its files went, and some of the new ones with them."""
    take_turn()
    photo = Photo.objects.select_for_update().filter(pk=pk, withdrawn_at=None).first()
    if photo:
        list_none(photo)
        order_renditions(photo)
        bump(f"photo-{photo.pk}")


def _files_in(folder):
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return []
    found = [f"{folder}/{name}" for name in files if name]
    return found + [name for inner in folders for name in _files_in(f"{folder}/{inner}")]
