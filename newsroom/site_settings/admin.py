from django import forms
from django.apps import apps
from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from articles.richtext.fields import PlainLine, PlainText
from newsroom.audit.recorded import Recorded
from newsroom.bidi import ReadsAsTyped
from newsroom.languages import LANGUAGE_CODES
from newsroom.per_language import InOtherLanguages
from newsroom.two_editors import OpenedOn, TwoEditors

from .colour import ColourField, ColourInput
from .models import DARK, LIGHT, SiteSettings, check_address

LINES = ("name", "wordmark", "tagline", "edition_line", "address_line", "editor_name", "contact_phone")


class SettingsForm(OpenedOn, InOtherLanguages, forms.ModelForm):
    recorded_as = "settings"
    in_other_languages = {"tagline": 1, "edition_line": 1, "about": 3}
    languages = forms.CharField(
        label=_("Languages"),
        help_text=_("Codes in the order of the switcher, parted by commas: en, az, ru, ar."),
    )

    newsletter = forms.URLField(
        label=_("newsletter"),
        required=False,
        max_length=300,
        assume_scheme="https",
        validators=[check_address],
        help_text=_("Where readers ask for it; named in the footer."),
    )

    class Meta:
        model = SiteSettings
        fields = (
            "name wordmark tagline tagline_in edition_line edition_line_in accent accent_dark about about_in "
            "address_line editor_name contact_email contact_phone newsletter links time_zone "
            "default_language languages default_section four_eyes keep_saves_days reviews_open "
            "reviews_close_after_days review_rate_per_hour"
        ).split()
        field_classes = {
            **dict.fromkeys(LINES, PlainLine),
            **dict.fromkeys(("about", "links"), PlainText),
            **dict.fromkeys(("accent", "accent_dark"), ColourField),
        }
        widgets = {
            "accent": ColourInput(LIGHT, "#0a5c5a", "light"),
            "accent_dark": ColourInput(DARK, "#74d1c5", "dark"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["languages"] = ", ".join(self.instance.languages)

    def clean_default_language(self):
        """Fixed once a story has an address: an address lives for ever, and says its language or none."""
        code = self.cleaned_data["default_language"]
        if code != self.instance.default_language and apps.get_model("articles", "Address").objects.exists():
            raise forms.ValidationError(
                _("Stories are out at addresses that depend on it; it can no longer be changed.")
            )
        return code

    def clean_languages(self):
        codes = [code.strip().lower() for code in self.cleaned_data["languages"].split(",") if code.strip()]
        for code in codes:
            if code not in LANGUAGE_CODES:
                raise forms.ValidationError(_("“%(code)s” is not a language code.") % {"code": code})
        return list(dict.fromkeys(codes))


@admin.register(SiteSettings)
class SiteSettingsAdmin(TwoEditors, Recorded, ReadsAsTyped, admin.ModelAdmin):
    """One row: its list leads straight to its form."""

    form = SettingsForm
    recorded_as = SettingsForm.recorded_as
    fieldsets = (
        (
            _("The paper"),
            {
                "fields": (
                    "name",
                    "wordmark",
                    "tagline",
                    "tagline_in",
                    "edition_line",
                    "edition_line_in",
                    "accent",
                    "accent_dark",
                )
            },
        ),
        (
            _("In the footer"),
            {
                "fields": (
                    "about",
                    "about_in",
                    "address_line",
                    "editor_name",
                    "contact_email",
                    "contact_phone",
                    "newsletter",
                    "links",
                ),
                "description": _("Policies and other pages of its own are written under Pages."),
            },
        ),
        (
            _("Time and languages"),
            {"fields": ("time_zone", "default_language", "languages", "default_section")},
        ),
        (_("The desk"), {"fields": ("four_eyes", "keep_saves_days")}),
        (_("Reviews"), {"fields": ("reviews_open", "reviews_close_after_days", "review_rate_per_hour")}),
    )

    def changelist_view(self, request, extra_context=None):
        if not SiteSettings.objects.filter(pk=1).exists() and self.has_change_permission(request):
            SiteSettings().save()
        return redirect("admin:newsroom_sitesettings_change", 1)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
