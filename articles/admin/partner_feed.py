from django import forms
from django.conf import settings
from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from articles.models import PartnerFeed
from articles.richtext.fields import PlainLine
from newsroom.audit.recorded import Recorded
from newsroom.in_two_words import in_two_words
from newsroom.languages import language_name, page_path
from newsroom.long_lists import LongList
from newsroom.site_settings.current import site_settings


class PartnerFeedForm(forms.ModelForm):
    is_secret = forms.BooleanField(
        label=_("A secret address"),
        required=False,
        help_text=_("Only who knows it can read the feed. Caches on the way do not keep it."),
    )
    new_secret = forms.BooleanField(
        label=_("A new secret"),
        required=False,
        help_text=_("The old address then answers nothing: for when it has gone about."),
    )

    class Meta:
        model = PartnerFeed
        fields = "name key sections_in sections_out number full pictures delay_minutes active".split()
        field_classes = {"name": PlainLine}
        widgets = {
            "sections_in": forms.CheckboxSelectMultiple,
            "sections_out": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "is_secret" in self.fields:
            self.initial["is_secret"] = bool(self.instance.secret)

    def save(self, commit=True):
        wanted, hidden = self.cleaned_data.get("is_secret"), bool(self.instance.secret)
        if not wanted:
            self.instance.secret = ""
        elif not hidden or self.cleaned_data.get("new_secret"):
            self.instance.hide()
        return super().save(commit)


STANDING = in_two_words("active", _("On"), _("Off"), _("on or off"))


@admin.register(PartnerFeed)
class PartnerFeedAdmin(Recorded, LongList, admin.ModelAdmin):
    """Feeds made for partners, by chief editors; each change is logged, its secret never."""

    recorded_as = "partner"
    form = PartnerFeedForm
    list_display = ("name", "what", "number", "delay_minutes", "is_hidden", STANDING)
    list_filter = ("active",)
    readonly_fields = ("addresses",)
    fieldsets = (
        (None, {"fields": ("name", "active")}),
        (_("Which stories"), {"fields": ("sections_in", "sections_out", "number", "delay_minutes")}),
        (_("How much of each"), {"fields": ("full", "pictures")}),
        (_("Where"), {"fields": ("key", "is_secret", "new_secret", "addresses")}),
    )
    actions = None

    @admin.display(description=_("of each story"))
    def what(self, feed):
        text = _("the whole text") if feed.full else _("the standfirst")
        return text if feed.pictures else f"{text}, {_('no pictures')}"

    @admin.display(description=_("address"))
    def is_hidden(self, feed):
        return _("Secret") if feed.secret else _("Open")

    @admin.display(description=_("addresses"))
    def addresses(self, feed):
        """In every language and form; only who may change the feed is shown a secret one."""
        if not feed.pk:
            return _("Given when it is saved.")
        rows = []
        for code in site_settings().languages:
            path = page_path("partner_feed", code, key=feed.path_part)
            rows.append((language_name(code), path, settings.SITE_ADDRESS, path, path, path))
        return format_html_join(
            "",
            '<p><bdi>{}</bdi><br><a href="{}">{}{}</a><br>'
            '<a href="{}atom/">Atom</a>, <a href="{}json/">JSON Feed</a></p>',
            rows,
        )

    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return shown
        return [
            (name, {"fields": [one for one in how["fields"] if one != "addresses"]}) for name, how in shown
        ]
