"""Signing in and out of the desk, each time a row of the log; refusals too."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.audit.log import record, record_refusal

from .models import Person
from .trying import Trying, forget_tries


class SignInForm(AdminAuthenticationForm):
    """A name that is no account's is not kept: people type passwords into that field.

    `wait` is the seconds for which no password is looked at; the try that began it is the row that tells.
    """

    wait = 0

    def clean(self):
        typed = self.cleaned_data.get("username") or ""
        if not (typed and self.cleaned_data.get("password")):
            return super().clean()
        trying = Trying(self.request, typed)
        if trying.wait:
            self.wait = trying.wait
            raise must_wait(self.wait)
        try:
            cleaned = super().clean()
        except ValidationError as error:
            wait = trying.was_wrong()
            _record_wrong(typed, wait)
            raise with_wait(error, wait) from error
        trying.was_right()
        record("login", by=self.user_cache, subject=f"person {self.user_cache.pk}")
        return cleaned


def must_wait(seconds):
    return ValidationError(_("Too many wrong passwords. Try again in %s.") % in_words(seconds), code="wait")


def with_wait(error, seconds):
    """What is said of a wrong password, and that the next try has to wait, where it has."""
    if not seconds:
        return error
    then = _("The next try has to wait for %s.") % in_words(seconds)
    return ValidationError([error, ValidationError(then, code="wait")])


def in_words(seconds):
    if seconds < 90:
        return ngettext("%d second", "%d seconds", seconds) % seconds
    minutes = -(-seconds // 60)
    return ngettext("%d minute", "%d minutes", minutes) % minutes


def _record_wrong(typed, wait):
    known = Person.objects.filter(username=typed).first()
    detail = {"name": typed if known else "not an account"}
    if wait:
        detail["next try in"] = in_words(wait)
    record_refusal("login", subject=f"person {known.pk}" if known else "", detail=detail)


def record_sign_out(person):
    if person.is_authenticated:
        record("logout", by=person, subject=f"person {person.pk}")


def record_new_password(person, *, by):
    forget_tries(person)
    record("person.password", by=by, subject=f"person {person.pk}", detail={"name": person.username})
