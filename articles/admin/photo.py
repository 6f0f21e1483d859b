"""The photo library: pictures come in here, with who made them, what they show and what must stay in view."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from articles.models import Photo
from articles.photos.removal import remove_photo
from articles.photos.standing import standing_of
from articles.templatetags.desk import clock
from articles.workflow.rights import is_editor
from newsroom.audit.recorded import Recorded
from newsroom.long_lists import LongList
from newsroom.two_editors import TwoEditors

from . import photo_again, photo_choice, photo_describe, photo_upload, photo_withdraw
from .photo_filters import MineFilter, RightsFilter, UseFilter
from .photo_form import ABOUT, PhotoForm
from .photo_uses import is_used, pages_with, portraits_of, readers_see, stories_with


@admin.register(Photo)
class PhotoAdmin(TwoEditors, Recorded, LongList, admin.ModelAdmin):
    form = PhotoForm
    list_display = ("thumb", "name", "credit", "size", "ends", "came")
    list_display_links = ("name",)
    list_filter = (
        ("created", admin.DateFieldListFilter),
        MineFilter,
        ("credit", admin.EmptyFieldListFilter),
        ("alt", admin.EmptyFieldListFilter),
        RightsFilter,
        UseFilter,
    )
    search_fields = photo_choice.SEARCHED
    search_help_text = _("Words of the title, caption, credit, creator or alt text.")
    ordering = ("-created", "-pk")
    list_per_page = 30
    change_form_template = "desk/photo.html"
    change_list_template = "desk/photos.html"
    fieldsets = (
        (None, {"fields": ABOUT}),
        (_("What must stay in view"), {"fields": (("focal_x", "focal_y"),)}),
    )
    actions = None

    def has_change_permission(self, request, obj=None):
        """Correspondents change what they brought in, until a story that readers have shows it: its
        credit is printed as it stands, and the end of its rights takes it off the page."""
        if not super().has_change_permission(request, obj):
            return False
        if obj is None or is_editor(request.user):
            return True
        return obj.uploaded_by_id == request.user.pk and not readers_see(obj)

    def has_delete_permission(self, request, obj=None):
        """One that is used nowhere may go; what a story was printed with stays."""
        return super().has_delete_permission(request, obj) and (obj is None or not is_used(obj))

    def delete_model(self, request, obj):
        remove_photo(obj)

    def save_model(self, request, obj, form, change):
        form.keep()

    def get_urls(self):
        def own(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"articles_photo_{name}")

        return [
            own("choose/", self.choose, "choose"),
            own("upload/", self.upload_one, "upload"),
            own("describe/", self.describe, "describe"),
            own("<int:pk>/withdraw/", self.withdraw, "withdraw"),
            own("<int:pk>/again/", self.again, "again"),
            own("<int:pk>/thumb/", self.send_thumb, "thumb"),
            *super().get_urls(),
        ]

    @method_decorator(csrf_protect)
    def add_view(self, request, form_url="", extra_context=None):
        return photo_upload.upload_page(request, self)

    @method_decorator(csrf_protect)
    def upload_one(self, request):
        return photo_upload.upload_one(request, self)

    @method_decorator(csrf_protect)
    def describe(self, request):
        return photo_describe.describe_page(request, self)

    @method_decorator(never_cache)
    def choose(self, request):
        return photo_choice.choose(request, self)

    @method_decorator(csrf_protect)
    def withdraw(self, request, pk):
        return photo_withdraw.withdraw(request, pk)

    @method_decorator(csrf_protect)
    def again(self, request, pk):
        return photo_again.again(request, pk, self)

    def send_thumb(self, request, pk):
        return photo_choice.send_thumb(request, pk, self)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if request.method == "POST":  # refused: `obj` has what was typed, which nobody saved
            obj = Photo.objects.get(pk=obj.pk)
        about = {
            "standing": standing_of(obj),
            "used_in": stories_with(obj.pk, request.user),
            "portraits": portraits_of(obj.pk),
            "pages": pages_with(obj.pk),
            "may_withdraw": is_editor(request.user),
        }
        return super().render_change_form(request, {**about, **context}, *args, obj=obj, **kwargs)

    def get_changelist_instance(self, request):
        page = super().get_changelist_instance(request)
        page.result_list = photo_again.marked(list(page.result_list))
        return page

    @admin.display(description=_("picture"))
    def thumb(self, photo):
        address = reverse("admin:articles_photo_thumb", args=[photo.pk])
        return format_html(
            '<span class="field-thumb"><img src="{}" alt="" width="128" height="72" loading="lazy"></span>',
            address,
        )

    @admin.display(description=_("title"), ordering="title")
    def name(self, photo):
        """With what keeps it from readers, or will."""
        lacks = ", ".join(photo_choice.lacks(photo))
        if not lacks:
            return str(photo)
        return format_html('{} <span class="lacks">{}</span>', photo, lacks)

    @admin.display(description=_("uploaded"), ordering="created")
    def came(self, photo):
        return clock(photo.created)

    @admin.display(description=_("size"))
    def size(self, photo):
        return format_html('<span class="size">{} × {}</span>', photo.width, photo.height)

    @admin.display(description=_("rights end"), ordering="rights_expire")
    def ends(self, photo):
        return f"{photo.rights_expire:%-d %b %Y}" if photo.rights_expire else "–"
