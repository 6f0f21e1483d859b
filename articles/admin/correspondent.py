import re

from django import forms
from django.contrib import admin
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Correspondent
from articles.richtext.fields import PlainLine, PlainText
from newsroom.audit.recorded import Recorded
from newsroom.in_two_words import in_two_words
from newsroom.languages import language_name
from newsroom.long_lists import LongList
from newsroom.per_language import InOtherLanguages
from newsroom.two_editors import OpenedOn, TwoEditors

from . import completion
from .account_field import AccountField

LONGEST_LANGUAGE = 30
ACCOUNTS = "articles_correspondent_accounts"
IN_OTHER_LANGUAGES = ("role_in", "bureau_in", "biography_in", "disclosures_in")
STANDING = in_two_words("active", _("On the staff"), _("Not on the staff"), _("standing"))


class LanguageNames(PlainLine):
    """What someone speaks, typed with commas between; a code becomes the language's own name."""

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value):
        names = [name.strip() for name in super().clean(value).split(",") if name.strip()]
        if any(len(name) > LONGEST_LANGUAGE for name in names):
            raise forms.ValidationError(_("Part the languages by commas: English, Azerbaijani."))
        return [language_name(name) for name in names]

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != data


class Fingerprint(PlainLine):
    """As it is pasted: with spaces, colons or 0x; kept as bare capitals."""

    def prepare_value(self, value):
        return re.sub(r"(\w{4})(?=\w)", r"\1 ", value) if isinstance(value, str) else value

    def to_python(self, value):
        return re.sub(r"[\s:]|^0X", "", super().to_python(value).upper())

    def has_changed(self, initial, data):
        try:
            return (initial or "") != self.to_python(data)
        except forms.ValidationError:
            return True


class PictureNumber(forms.NumberInput):
    """The number of a picture, which the chooser fills in; without script it is typed."""

    template_name = "desk/_picture_number.html"

    def __init__(self):
        super().__init__({"min": 1})


class CorrespondentForm(OpenedOn, InOtherLanguages, forms.ModelForm):
    in_other_languages = {"role": 1, "bureau": 1, "biography": 6, "disclosures": 3}
    languages = LanguageNames(
        required=False,
        max_length=200,
        help_text=_("As readers see them, parted by commas: English, Azerbaijani."),
    )

    pgp = Fingerprint(
        required=False,
        max_length=200,
        label=_("PGP fingerprint"),
        help_text=Correspondent._meta.get_field("pgp").help_text,
    )

    user = AccountField(
        required=False,
        label=_("Account"),
        help_text=_("Its user name; type a name to look for it. Empty for a guest byline."),
    )

    class Meta:
        model = Correspondent
        fields = (
            "name",
            "role",
            "bureau",
            "since",
            "active",
            "biography",
            "portrait",
            "languages",
            "contact",
            "pgp",
            "disclosures",
            "slug",
            "user",
            *IN_OTHER_LANGUAGES,
        )
        widgets = {"portrait": PictureNumber}
        field_classes = {
            **dict.fromkeys(("name", "role", "bureau"), PlainLine),
            **dict.fromkeys(("biography", "disclosures"), PlainText),
        }


@admin.register(Correspondent)
class CorrespondentAdmin(TwoEditors, Recorded, LongList, admin.ModelAdmin):
    form = CorrespondentForm
    list_display = ("name", "role", "bureau", "user", STANDING)
    list_filter = ("active",)
    list_select_related = ("user",)
    search_fields = ("name", "bureau")
    ordering = ("name",)
    actions = None
    prepopulated_fields = {"slug": ("name",)}
    change_form_template = "desk/correspondent.html"
    fieldsets = (
        (None, {"fields": ("name", "role", "bureau", "since", "active")}),
        (
            _("On their page"),
            {
                "fields": (
                    "biography",
                    "portrait",
                    "languages",
                    "contact",
                    "pgp",
                    "disclosures",
                    "slug",
                )
            },
        ),
        (_("In other languages"), {"fields": IN_OTHER_LANGUAGES, "classes": ("collapse",)}),
        (_("Account"), {"fields": ("user",)}),
    )

    def has_delete_permission(self, request, obj=None):
        """A name that stands over stories stays; who has left is taken off the staff."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.bylines.exists())

    def get_urls(self):
        names = path(
            "names/", self.admin_site.admin_view(completion.names), name="articles_correspondent_names"
        )
        accounts = path("accounts/", self.admin_site.admin_view(completion.accounts), name=ACCOUNTS)
        return [names, accounts, *super().get_urls()]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "user" in form.base_fields:
            form.base_fields["user"].widget.attrs["data-url"] = reverse(f"admin:{ACCOUNTS}")
        return form
