"""The button that takes a picture away from readers everywhere, and the one that brings it back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Photo
from articles.photos.withdrawal import bring_back, withdraw_photo
from articles.richtext import plain_line
from articles.workflow.rights import is_editor
from newsroom.bidi import check_text


def withdraw(request, pk):
    """POST `do` = "withdraw", with `why`, or "bring-back"."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_editor(request.user):
        raise PermissionDenied
    photo = get_object_or_404(Photo, pk=pk)
    typed = request.POST.get("why", "")
    why = plain_line(typed)
    if request.POST.get("do") == "bring-back":
        bring_back(photo, by=request.user)
        messages.success(request, _("Readers may have it again. Its sizes are being made."))
    elif not why:
        messages.error(request, _("Not withdrawn: say why the picture is withdrawn."))
    else:
        try:
            check_text(typed)
        except ValidationError as refused:
            messages.error(request, " ".join([_("Not withdrawn."), *refused.messages]))
        else:
            withdraw_photo(photo, by=request.user, why=why)
            said = _("Withdrawn. No page shows it any more; its files are being deleted.")
            messages.success(request, said)
    return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[pk]))
