"""A person's account, as a chief editor makes and keeps it."""

from django import forms
from django.contrib.auth.forms import ReadOnlyPasswordHashWidget, UserChangeForm, UserCreationForm
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .letter_kinds import LETTERS
from .models import Person

# Label and help of the account's fields, for people who never heard of groups and staff.
WORDS = {
    "username": (
        gettext_lazy("User name"),
        gettext_lazy("What they sign in with: letters, digits and @ . + - _"),
    ),
    "email": (gettext_lazy("E-mail"), gettext_lazy("Where the desk writes to them.")),
    "groups": (gettext_lazy("Role"), gettext_lazy("What they may do. More than one adds up.")),
    "is_active": (
        gettext_lazy("The account is open"),
        gettext_lazy("Take the tick away when someone leaves: their bylines and history stay."),
    ),
    "is_staff": (gettext_lazy("May sign in at the desk"), ""),
}


class PasswordShown(ReadOnlyPasswordHashWidget):
    """Whether there is a password, and the way to a new one."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        has_one = any(entry.get("value") for entry in context["summary"])
        context["summary"] = [{"label": _("A password is set.") if has_one else _("No password is set.")}]
        context["button_label"] = _("Give a new password")
        return context


class NewPersonForm(UserCreationForm):
    """Everything a person needs to begin work."""

    class Meta(UserCreationForm.Meta):
        model = Person
        fields = ("username", "first_name", "last_name", "email", "groups")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].required = True
        self.fields["groups"].error_messages["required"] = _("Give at least one role.")
        self.fields["password1"].help_text = _("At least 8 characters, not a common word, not their name.")
        self.fields["password2"].label = _("Password again")
        self.fields["password2"].help_text = ""

    def save(self, commit=True):
        self.instance.is_staff = True
        return super().save(commit)


class PersonForm(UserChangeForm):
    letters_off = forms.MultipleChoiceField(
        label=gettext_lazy("Letters not wanted"),
        choices=LETTERS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta(UserChangeForm.Meta):
        model = Person

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if password := self.fields.get("password"):
            password.widget, password.help_text = PasswordShown(), ""
