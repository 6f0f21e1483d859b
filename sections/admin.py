from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.audit.recorded import Recorded
from newsroom.bidi import ReadsAsTyped
from newsroom.long_lists import LongList
from newsroom.per_language import InOtherLanguages
from newsroom.two_editors import OpenedOn, TwoEditors

from .models import Section


class SectionForm(OpenedOn, InOtherLanguages, forms.ModelForm):
    in_other_languages = {"name": 1, "description": 2}


@admin.register(Section)
class SectionAdmin(TwoEditors, Recorded, ReadsAsTyped, LongList, admin.ModelAdmin):
    """What readers browse, in the order of the masthead; a new slug leaves the old address leading to it."""

    list_display = ("name", "slug", "parent", "order")
    list_editable = ("order",)
    list_select_related = ("parent",)
    ordering = ("order", "name")
    search_fields = ("name", "slug")
    prepopulated_fields = {"slug": ("name",)}
    actions = None
    form = SectionForm
    fields = ("name", "name_in", "slug", "description", "description_in", "parent", "order", "editors")

    def get_prepopulated_fields(self, request, obj=None):
        """Only while it is new: a slug is an address."""
        return {} if obj else self.prepopulated_fields

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "description":
            field.widget = forms.Textarea(attrs={"rows": 2, "cols": 40, "maxlength": 300})
        if db_field.name == "parent":
            field.empty_label = _("No other section")
        if db_field.name == "order":  # in the list the head of its column is no label
            field.widget.attrs["aria-label"] = _("Order")
        return field

    def has_delete_permission(self, request, obj=None):
        """One with stories in it stays: to say so the page would read each of them."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or not obj.articles.exists())

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """A desk is few people: boxes to tick."""
        if db_field.name == "editors":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if db_field.name == "editors":
            field.help_text = _("The editors who run it.")
            field.queryset = field.queryset.filter(is_active=True, is_staff=True).order_by(
                "first_name", "username"
            )
        return field
