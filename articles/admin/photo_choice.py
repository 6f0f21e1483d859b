"""The picture chooser: what the library answers to its questions, and its thumbnails."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.models.photo import SQUARE, WHOLE, WIDE
from articles.photos.safety import FORMATS
from newsroom.numbers import row_number

from .photo_again import marked

MOST = 24
MOST_WORDS = 6
THUMB, LARGE = 320, 960
KINDS = {suffix: f"image/{format.lower()}" for format, suffix in FORMATS.items()}
SEARCHED = ("title", "caption", "credit", "creator", "alt")


def choose(request, admin):
    """The newest with the words of `q`, older than the one with the number `before` where that is given:
    `{"found": [...], "more": whether there are more}`, each as `as_choice` says."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    found = Photo.objects.order_by("-pk")
    if request.GET.get("before"):
        found = found.filter(pk__lt=row_number(request.GET["before"]))
    for word in request.GET.get("q", "").replace("\0", " ").split()[:MOST_WORDS]:
        says_it = Q()
        for name in SEARCHED:
            says_it |= Q(**{f"{name}__icontains": word})
        found = found.filter(says_it)
    rows = marked(list(found[: MOST + 1]))
    return JsonResponse({"found": [as_choice(photo) for photo in rows[:MOST]], "more": len(rows) > MOST})


def as_choice(photo):
    return {
        "id": photo.pk,
        "name": str(photo),
        "thumb": reverse("admin:articles_photo_thumb", args=[photo.pk]),
        "page": reverse("admin:articles_photo_change", args=[photo.pk]),
        "credit": photo.credit,
        "caption": photo.caption,
        "alt": photo.alt,
        "problem": _problem(photo),
    }


def _problem(photo):
    if photo.withdrawn_at:
        return _("Withdrawn: readers do not get it")
    if photo.is_given_up:
        return _("Its sizes could not be made: readers do not get it")
    return "" if photo.is_usable() else f"Rights ended {photo.rights_expire:%-d %b %Y}"


def lacks(photo):
    """In a few words each, why readers do not get it, and what it needs before it is published."""
    if photo.withdrawn_at:
        return [_("withdrawn from readers")]
    found = [] if photo.is_usable() else [_("rights ended")]
    if photo.is_given_up:
        found.append(_("its sizes could not be made"))
    if not photo.alt:
        found.append(_("no alt text"))
    if not photo.credit:
        found.append(_("no credit"))
    return found


def send_thumb(request, pk, admin):
    """A small rendition, larger and uncut with `whole`, square with `square`; the original while the job
    has made none yet. For the desk's pages only."""
    if not admin.has_view_permission(request):
        raise PermissionDenied
    photo = Photo.objects.filter(pk=pk).first()
    if photo is None:
        raise Http404
    whole = "whole" in request.GET
    crop = WHOLE if whole else SQUARE if "square" in request.GET else WIDE
    made = photo.url(LARGE if whole else THUMB, crop=crop)
    if made:
        return HttpResponseRedirect(made)
    try:
        original = photo.file.open("rb")
    except (OSError, ValueError) as error:  # lost from the store
        raise Http404 from error
    return FileResponse(original, content_type=KINDS[photo.file.name.rpartition(".")[2]])
