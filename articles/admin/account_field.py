"""The account a correspondent has: typed as a user name, which a list offers while one types a name."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.bidi import check_text
from newsroom.people.models import Person

MOST, MOST_WORDS = 8, 4


class AccountField(forms.ModelChoiceField):
    """A person by user name. No list of everyone is printed: a newsroom may have hundreds."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "off", "class": "vTextField", "data-complete": "accounts"}
        super().__init__(
            Person.objects.all(),
            to_field_name="username",
            widget=forms.TextInput(attrs),
            error_messages={"invalid_choice": _("No account has this user name.")},
            **kwargs,
        )

    def prepare_value(self, value):
        if isinstance(value, int):
            return Person.objects.filter(pk=value).values_list("username", flat=True).first() or ""
        return super().prepare_value(value)

    def to_python(self, value):
        if isinstance(value, str):
            check_text(value)
            value = value.replace("\0", "").strip()
        return super().to_python(value)


def accounts_named(query):
    """The first few open accounts with each word of `query` in a name of theirs."""
    words = query.split()[:MOST_WORDS]
    found = Person.objects.filter(is_active=True, is_staff=True)
    for word in words:
        in_a_name = Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        found = found.filter(in_a_name)
    return found.order_by("first_name", "last_name", "username")[:MOST] if words else []
