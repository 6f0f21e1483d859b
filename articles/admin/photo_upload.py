"""Bringing pictures in: many at once by a plain form, or one by one as the page's script sends them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.photos.uploads import add_photo

from .photo_choice import as_choice
from .photo_describe import may_describe
from .photo_form import UploadForm


def upload_page(request, admin):
    """The form; after it, on to what is said of the pictures that were taken."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    form, refused = UploadForm(), []
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            taken, refused = form.take_in(by=request.user)
            for photo in taken:
                _log(request, photo, admin)
            if taken:
                return _on_to(request, admin, taken, refused)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Upload pictures"),
        "form": form,
        "refused": refused,
        "opts": admin.opts,
    }
    return TemplateResponse(request, "desk/photo_upload.html", context, status=422 if refused else 200)


def _on_to(request, admin, taken, refused):
    for name, why in refused:
        messages.error(request, _("Not taken: %(file)s. %(why)s") % {"file": name, "why": why})
    known = sum(photo.found_again for photo in taken)
    new = len({photo.pk for photo in taken if not photo.found_again})
    if new:
        said = ngettext(
            "%d picture is in the library. Its sizes are made in the background.",
            "%d pictures are in the library. Their sizes are made in the background.",
            new,
        )
        messages.success(request, said % new)
    if known:
        said = ngettext(
            "%d file was in the library already; what is said of it is as it was.",
            "%d files were in the library already; what is said of them is as it was.",
            known,
        )
        messages.warning(request, said % known)
    mine = [photo.pk for photo in taken if may_describe(request, photo, admin)]
    if not mine:
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[taken[0].pk]))
    numbers = ",".join(map(str, dict.fromkeys(mine)))
    return HttpResponseRedirect(f"{reverse('admin:articles_photo_describe')}?pictures={numbers}")


@require_POST
def upload_one(request, admin):
    """One file of `upload`: the picture as the chooser shows it, or `{"error": why}` with 422."""
    if not admin.has_add_permission(request):
        raise PermissionDenied
    file = request.FILES.get("upload")
    if file is None:
        return JsonResponse({"error": _("There was no file.")}, status=422)
    try:
        photo = add_photo(file, by=request.user, if_silent={"credit": request.POST.get("credit", "")[:200]})
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=422)
    _log(request, photo, admin)
    may = may_describe(request, photo, admin)
    return JsonResponse({**as_choice(photo), "known": photo.found_again, "describe": may})


def _log(request, photo, admin):
    if not photo.found_again:
        admin.log_addition(request, photo, [{"added": {}}])
