from django import forms
from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from articles.models import Correspondent
from newsroom.long_lists import LongList

from . import completion


class LanguageCodes(forms.CharField):
    """A list of codes, typed with commas between them."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value):
        codes = [code.strip() for code in super().clean(value).split(",") if code.strip()]
        if any(not code.replace("-", "").isalnum() or len(code) > 12 for code in codes):
            raise forms.ValidationError(_("Language codes, parted by commas: en, az, ru."))
        return codes

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != data


class CorrespondentForm(forms.ModelForm):
    languages = LanguageCodes(
        required=False, max_length=100, help_text=_("Codes, parted by commas: en, az, ru.")
    )


@admin.register(Correspondent)
class CorrespondentAdmin(LongList, admin.ModelAdmin):
    form = CorrespondentForm
    list_display = ("name", "role", "bureau", "user", "active")
    list_filter = ("active",)
    list_select_related = ("user",)
    search_fields = ("name", "bureau")
    ordering = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    raw_id_fields = ("portrait",)
    fieldsets = (
        (None, {"fields": ("name", "role", "bureau", "active")}),
        (_("On their page"), {"fields": ("biography", "portrait", "languages", "contact", "slug")}),
        (_("Account"), {"fields": ("user",)}),
    )

    def get_urls(self):
        names = path(
            "names/", self.admin_site.admin_view(completion.names), name="articles_correspondent_names"
        )
        return [names, *super().get_urls()]
