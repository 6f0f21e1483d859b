"""A person's change of their own password: the old one is guessed no faster here than at the sign-in."""

from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import ValidationError
from django.views.decorators.debug import sensitive_variables

from newsroom.audit.log import record_refusal

from .signing_in import in_words, must_wait, record_new_password, with_wait
from .trying import Trying, said_to_wait


class OwnPasswordForm(PasswordChangeForm):
    """`wait` is the seconds for which no password is looked at."""

    wait = 0

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    @sensitive_variables()
    def clean_old_password(self):
        trying = Trying(self.request, self.user.get_username())
        if trying.wait:
            self.wait = trying.wait
            raise must_wait(self.wait)
        try:
            old = super().clean_old_password()
        except ValidationError as error:
            wait = trying.was_wrong()
            detail = {"next try in": in_words(wait)} if wait else {}
            record_refusal("password", by=self.user, subject=f"person {self.user.pk}", detail=detail)
            raise with_wait(error, wait) from error
        trying.was_right()
        return old


class OwnPassword(PasswordChangeView):
    form_class = OwnPasswordForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form):
        response = super().form_valid(form)
        record_new_password(self.request.user, by=self.request.user)
        return response

    def form_invalid(self, form):
        return said_to_wait(super().form_invalid(form), form)
