"""The button that has a picture's sizes made once more, and which pictures of a list need it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.photos.standing import ask_again, given_up_jobs, standing_of


def again(request, pk, admin):
    """POST, by anyone who brings pictures in: it changes nothing of the picture."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not admin.has_add_permission(request):
        raise PermissionDenied
    photo = get_object_or_404(Photo, pk=pk)
    if standing_of(photo) is None:
        messages.success(request, _("Its sizes are there."))
    else:
        ask_again(photo, by=request.user)
        messages.success(request, _("Its sizes are being made once more."))
    return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[pk]))


def marked(photos):
    """`photos` (a list), those without sizes that no worker tries any more with `is_given_up`; one query
    at most."""
    waiting = [photo for photo in photos if not photo.is_current]
    failed = set()
    if waiting:
        failed = {payload["photo"] for payload in given_up_jobs(waiting).values_list("payload", flat=True)}
    for photo in waiting:
        photo.is_given_up = photo.pk in failed
    return photos
