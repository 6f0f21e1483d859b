from zoneinfo import available_timezones

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from newsroom.audit.log import record
from newsroom.long_lists import ShortQuestions

from .models import Person

LETTERS = (
    ("assign", _("A story was assigned to me")),
    ("take up", _("An assignment was taken up")),
    ("file", _("A story was filed")),
    ("return", _("A story was returned")),
    ("approve", _("A story was approved")),
    ("publish", _("A story was published")),
    ("withdraw", _("A story was withdrawn")),
    ("spike", _("A story was spiked")),
    ("correct", _("A story was corrected")),
)

admin.site.unregister(Group)


class NewPersonForm(AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = Person


class PersonForm(UserChangeForm):
    letters_off = forms.MultipleChoiceField(
        label=_("letters not wanted"), choices=LETTERS, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta(UserChangeForm.Meta):
        model = Person

    def clean_time_zone(self):
        zone = self.cleaned_data["time_zone"].strip()
        if zone and zone not in available_timezones():
            raise forms.ValidationError(_("There is no such time zone: Europe/Vienna, Asia/Baku."))
        return zone


@admin.register(Person)
class PersonAdmin(ShortQuestions, UserAdmin):
    """Accounts and their roles. A role is a group; what it may do stands in newsroom/roles.py."""

    form, add_form = PersonForm, NewPersonForm
    list_display = ("username", "full_name", "email", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        (_("Role"), {"fields": ("groups", "is_active", "is_staff")}),
        (_("How the desk speaks to them"), {"fields": ("time_zone", "interface_language", "letters_off")}),
        (_("Seen"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request, obj=None):
        """Whoever is above every rule is changed only by their like."""
        return super().has_change_permission(request, obj) and self._is_within_reach(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._is_within_reach(request, obj)

    def _is_within_reach(self, request, obj):
        return obj is None or request.user.is_superuser or not obj.is_superuser

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """The roles are few: boxes to tick."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        roles = sorted(form.instance.groups.values_list("name", flat=True))
        subject = f"person {form.instance.pk}"
        record(
            "person.change" if change else "person.add",
            by=request.user,
            subject=subject,
            detail={"roles": roles},
        )

    @admin.display(description=_("name"), ordering="first_name")
    def full_name(self, person):
        return person.get_full_name() or "–"

    @admin.display(description=_("role"))
    def roles(self, person):
        return ", ".join(group.name for group in person.groups.all()) or "–"
