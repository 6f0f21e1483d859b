"""Signing in and out of the desk, each time a row of the log; refusals too."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from newsroom.audit.log import record, record_refusal

from .models import Person


class SignInForm(AdminAuthenticationForm):
    """A name that is no account's is not kept: people type passwords into that field."""

    def clean(self):
        try:
            cleaned = super().clean()
        except ValidationError:
            typed = self.cleaned_data.get("username") or ""
            known = Person.objects.filter(username=typed).first()
            subject = f"person {known.pk}" if known else ""
            record_refusal("login", subject=subject, detail={"name": typed if known else "not an account"})
            raise
        if self.user_cache is not None:
            record("login", by=self.user_cache, subject=f"person {self.user_cache.pk}")
        return cleaned


def record_sign_out(person):
    if person.is_authenticated:
        record("logout", by=person, subject=f"person {person.pk}")


def record_new_password(person, *, by):
    record("person.password", by=by, subject=f"person {person.pk}", detail={"name": person.username})
