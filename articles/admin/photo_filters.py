"""What the picture library is narrowed by."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.site_settings.current import today

from .photo_uses import uses

SOON = timedelta(days=30)


class MineFilter(admin.SimpleListFilter):
    title, parameter_name = _("uploaded by"), "mine"

    def lookups(self, request, model_admin):
        return [("yes", _("me"))]

    def queryset(self, request, queryset):
        return queryset.filter(uploaded_by=request.user) if self.value() == "yes" else queryset


class RightsFilter(admin.SimpleListFilter):
    title, parameter_name = _("rights"), "rights"

    def lookups(self, request, model_admin):
        return [
            ("ended", _("ended")),
            ("soon", _("end within 30 days")),
            ("open", _("have no end")),
            ("withdrawn", _("withdrawn from readers")),
        ]

    def queryset(self, request, queryset):
        day = today()
        asked = {
            "ended": Q(rights_expire__lt=day),
            "soon": Q(rights_expire__range=(day, day + SOON)),
            "open": Q(rights_expire=None),
            "withdrawn": Q(withdrawn_at__isnull=False),
        }
        return queryset.filter(asked.get(self.value(), Q()))


class UseFilter(admin.SimpleListFilter):
    title, parameter_name = _("use"), "used"

    def lookups(self, request, model_admin):
        return [("yes", _("used")), ("no", _("used nowhere"))]

    def queryset(self, request, queryset):
        if self.value() not in ("yes", "no"):
            return queryset
        return uses(queryset).filter(is_used=self.value() == "yes")
