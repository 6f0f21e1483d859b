"""What is said of several pictures, on one page: after an upload, or for those that lack it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Photo
from newsroom.numbers import row_number
from newsroom.turn import take_turn

from .photo_form import MOST_AT_ONCE, WordsForm


@transaction.atomic
def describe_page(request, admin):
    """`pictures` are the numbers of those to describe, parted by commas: of many, first some, of which all
    are saved or none is, and then the rest."""
    asked = request.GET.get("pictures", "").split(",")
    if request.method == "POST":
        take_turn()  # what they were opened on is compared with what nobody else changes now
    numbers, rest = [row_number(one) for one in asked[:MOST_AT_ONCE]], asked[MOST_AT_ONCE:]
    photos = _asked_for(request, numbers, admin)
    onward = reverse("admin:articles_photo_changelist")
    if rest:
        onward = f"{request.path}?{urlencode({'pictures': ','.join(rest)}, safe=',')}"
    data = request.POST if request.method == "POST" else None
    forms = [WordsForm(data, instance=photo, prefix=str(photo.pk)) for photo in photos]
    errors = sum(not form.is_valid() for form in forms) if data is not None else 0
    if data is not None and not errors:
        for form in forms:
            if form.has_changed():
                photo = form.keep()
                admin.log_change(request, photo, admin.construct_change_message(request, form, []))
        said = ngettext("%d picture is described.", "%d pictures are described.", len(forms)) % len(forms)
        messages.success(request, said)
        return HttpResponseRedirect(onward)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Describe pictures"),
        "forms": forms,
        "errors": errors,
        "rest": len(rest),
        "onward": onward,
        "opts": admin.opts,
    }
    status = 409 if any(form.met for form in forms) else 422 if errors else 200
    return TemplateResponse(request, "desk/photo_describe.html", context, status=status)


def _asked_for(request, numbers, admin):
    found = Photo.objects.in_bulk([number for number in numbers if number])
    photos = [found[number] for number in numbers if number in found]
    photos = [photo for photo in photos if may_describe(request, photo, admin)]
    if not photos:
        raise Http404
    return photos


def may_describe(request, photo, admin):
    return admin.has_change_permission(request, photo)
