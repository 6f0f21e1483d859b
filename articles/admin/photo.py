"""The photo library: pictures come in here, with who made them, what they show and what must stay in view."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import FileResponse, Http404, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from articles.models import Article, Photo, Revision
from articles.photos.safety import FORMATS
from articles.templatetags.desk import clock
from articles.workflow.rights import is_editor
from newsroom.audit.recorded import Recorded
from newsroom.long_lists import LongList
from newsroom.numbers import row_number

from .photo_form import ABOUT, NewPhotoForm, PhotoForm

MOST = 24
WIDE_ENOUGH = 320
KINDS = {suffix: f"image/{format.lower()}" for format, suffix in FORMATS.items()}


@admin.register(Photo)
class PhotoAdmin(Recorded, LongList, admin.ModelAdmin):
    list_display = ("thumb", "name", "credit", "size", "rights_expire", "came")
    list_display_links = ("name",)
    list_filter = (
        ("created", admin.DateFieldListFilter),
        ("credit", admin.EmptyFieldListFilter),
        ("alt", admin.EmptyFieldListFilter),
    )
    search_fields = ("title", "caption", "credit", "alt")
    search_help_text = _("Words of the title, caption, credit or alt text.")
    ordering = ("-created", "-pk")
    list_per_page = 30
    change_form_template = "desk/photo.html"
    add_form_template = "desk/photo.html"
    actions = None

    def has_change_permission(self, request, obj=None):
        """Correspondents change what they brought in, until a story that readers have leads with it:
        its credit is printed as it stands, and the end of its rights takes it off the page."""
        if not super().has_change_permission(request, obj):
            return False
        if obj is None or is_editor(request.user):
            return True
        live = Revision.objects.live().filter(lead_photo=obj)
        return obj.uploaded_by_id == request.user.pk and not live.exists()

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(
            request, obj, change, **{**kwargs, "form": PhotoForm if obj else NewPhotoForm}
        )

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": ("upload", *ABOUT)})]
        return [
            (None, {"fields": ABOUT}),
            (_("What must stay in view"), {"fields": ("focal_x", "focal_y")}),
        ]

    def save_model(self, request, obj, form, change):
        """A new picture is taken in by the library, which knows whether it has the file already."""
        photo = form.keep(by=request.user)
        if not change:
            if photo.found_again:
                messages.warning(
                    request, _("This file is in the library already; here is what is said of it.")
                )
            obj.__dict__.update(photo.__dict__)

    def response_add(self, request, obj, post_url_continue=None):
        """On to the picture itself, where the focal point is set."""
        if "_addanother" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, _("The picture is in the library. Its sizes are made in the background."))
        return HttpResponseRedirect(reverse("admin:articles_photo_change", args=[obj.pk]))

    def get_urls(self):
        own = [
            path("choose/", self.admin_site.admin_view(self.choose), name="articles_photo_choose"),
            path("<int:pk>/thumb/", self.admin_site.admin_view(self.send_thumb), name="articles_photo_thumb"),
        ]
        return [*own, *super().get_urls()]

    @method_decorator(never_cache)
    def choose(self, request):
        """The newest with the words of `q`, as `{"found": [...]}`, each as `_as_choice` says."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Photo.objects.order_by("-created", "-pk")
        for word in request.GET.get("q", "").replace("\0", " ").split()[:6]:
            found = found.filter(
                Q(title__icontains=word)
                | Q(caption__icontains=word)
                | Q(credit__icontains=word)
                | Q(alt__icontains=word)
            )
        return JsonResponse({"found": [_as_choice(photo) for photo in found[:MOST]]})

    def send_thumb(self, request, pk):
        """A small rendition, or the original while the job has made none yet; for the desk's pages only."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        photo = Photo.objects.filter(pk=pk).first()
        if photo is None:
            raise Http404
        if photo.is_ready and "whole" not in request.GET:
            return HttpResponseRedirect(photo.url(WIDE_ENOUGH))
        return FileResponse(photo.file.open("rb"), content_type=KINDS[photo.file.name.rpartition(".")[2]])

    def change_view(self, request, object_id, form_url="", extra_context=None):
        used = _used_in(request.user, row_number(object_id))
        return super().change_view(request, object_id, form_url, {"used_in": used, **(extra_context or {})})

    @admin.display(description=_("picture"))
    def thumb(self, photo):
        address = reverse("admin:articles_photo_thumb", args=[photo.pk])
        return format_html(
            '<span class="field-thumb"><img src="{}" alt="" width="128" height="72" loading="lazy"></span>',
            address,
        )

    @admin.display(description=_("title"), ordering="title")
    def name(self, photo):
        return str(photo)

    @admin.display(description=_("uploaded"), ordering="created")
    def came(self, photo):
        return clock(photo.created)

    @admin.display(description=_("size"))
    def size(self, photo):
        return f"{photo.width} × {photo.height}"


def _as_choice(photo):
    return {
        "id": photo.pk,
        "name": str(photo),
        "thumb": reverse("admin:articles_photo_thumb", args=[photo.pk]),
        "credit": photo.credit,
        "caption": photo.caption,
        "alt": photo.alt,
        "problem": "" if photo.is_usable() else f"Rights ended {photo.rights_expire:%-d %b %Y}",
    }


def _used_in(person, pk):
    """Stories the person may read that have it as their lead now, or had it in a version readers got."""
    lead = Q(lead_photo=pk) | Q(pk__in=Revision.objects.placed().filter(lead_photo=pk).values("article")[:50])
    return (
        Article.objects.seen_by(person).filter(lead).only("headline", "catchline").order_by("-changed")[:20]
    )
