from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from newsroom.audit.recorded import Recorded
from newsroom.bidi import ReadsAsTyped
from newsroom.in_two_words import in_two_words
from newsroom.long_lists import LongList

from .forms import WORDS, NewPersonForm, PersonForm
from .models import Person
from .signing_in import record_new_password
from .zone import desk_time

admin.site.unregister(Group)

ACCOUNT = in_two_words("is_active", _("Open"), _("Shut"), _("account"))


@admin.register(Person)
class PersonAdmin(Recorded, ReadsAsTyped, LongList, UserAdmin):
    """Accounts and their roles. A role is a group; what it may do stands in newsroom/roles.py."""

    form, add_form = PersonForm, NewPersonForm
    list_display = ("username", "full_name", "email", "roles", ACCOUNT, "last_seen")
    list_filter = ("groups", "is_active")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        (_("Role"), {"fields": ("groups", "is_active", "is_staff")}),
        (_("How the desk speaks to them"), {"fields": ("time_zone", "interface_language", "letters_off")}),
        (_("Seen"), {"fields": ("last_seen", "joined")}),
    )
    add_form_template = None  # the stock page speaks of users and their options
    add_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email")}),
        (_("Role"), {"fields": ("groups",)}),
        (_("Password"), {"fields": ("password1", "password2")}),
    )
    readonly_fields = ("last_seen", "joined")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request, obj=None):
        """Whoever is above every rule is changed only by their like."""
        return super().has_change_permission(request, obj) and self._is_within_reach(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._is_within_reach(request, obj)

    def _is_within_reach(self, request, obj):
        return obj is None or request.user.is_superuser or not obj.is_superuser

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in WORDS:
            field.label, field.help_text = WORDS[db_field.name]
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """The roles are few: boxes to tick."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def recorded_detail(self, person):
        return {"roles": sorted(person.groups.values_list("name", flat=True)), "open": person.is_active}

    def user_change_password(self, request, id, form_url=""):
        response = super().user_change_password(request, id, form_url)
        person = self.get_object(request, id)
        if request.method == "POST" and response.status_code == 302 and person:
            record_new_password(person, by=request.user)
        return response

    @admin.display(description=_("name"), ordering="first_name")
    def full_name(self, person):
        return person.get_full_name() or "–"

    @admin.display(description=_("last signed in"), ordering="last_login")
    def last_seen(self, person):
        return desk_time(person.last_login)

    @admin.display(description=_("account made"))
    def joined(self, person):
        return desk_time(person.date_joined)

    @admin.display(description=_("role"))
    def roles(self, person):
        return ", ".join(group.name for group in person.groups.all()) or "–"
