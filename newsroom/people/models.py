from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.times import check_zone


class Person(AbstractUser):
    """Someone with an account: correspondent, editor, moderator, chief editor."""

    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        validators=[check_zone],
        help_text=_("Like Asia/Baku. Empty: the newsroom's."),
    )
    interface_language = models.CharField(_("interface language"), max_length=12, blank=True)
    letters_off = models.JSONField(
        _("letters not wanted"), default=list, blank=True, help_text=_("The moves no letter is sent for.")
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.get_full_name() or self.username


class SignInTry(models.Model):
    """A try to sign in: from where, as whom, both as keyed digests; kept for as long as it counts."""

    at = models.DateTimeField()
    who = models.CharField(max_length=64)
    where = models.CharField(max_length=64)
    good = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["who", "-at"], name="try_by_who"),
            models.Index(fields=["where", "-at"], name="try_by_where"),
        ]
