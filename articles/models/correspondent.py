from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

FIRST_YEAR = 1900
FINGERPRINT = RegexValidator(
    r"^(?:[0-9A-F]{40}|[0-9A-F]{64})\Z",
    _("A fingerprint has 40 or 64 letters from A to F and digits: 4C1E 90B7 22FA …"),
)


def no_year_to_come(year):
    if not FIRST_YEAR <= year <= localdate().year:
        raise ValidationError(
            _("A year from %(first)s to %(last)s."), params={"first": FIRST_YEAR, "last": localdate().year}
        )


class Correspondent(models.Model):
    """Someone whose name is printed on stories; a guest has no account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="correspondent",
        verbose_name=_("account"),
        help_text=_("Empty for a guest byline."),
    )
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=80, unique=True, allow_unicode=True)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("As printed: Washington correspondent.")
    )
    role_in = models.JSONField(_("role in other languages"), default=dict, blank=True)
    bureau = models.CharField(_("bureau"), max_length=80, blank=True, help_text=_("The place: Baku."))
    bureau_in = models.JSONField(_("bureau in other languages"), default=dict, blank=True)
    since = models.PositiveSmallIntegerField(
        _("since"),
        null=True,
        blank=True,
        validators=[no_year_to_come],
        help_text=_("The year in which they began in this role or place: 2021."),
    )
    biography = models.TextField(_("biography"), max_length=2000, blank=True)
    biography_in = models.JSONField(_("biography in other languages"), default=dict, blank=True)
    portrait = models.ForeignKey(
        "articles.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    contact = models.EmailField(_("contact"), blank=True)
    pgp = models.CharField(
        _("PGP fingerprint"),
        max_length=64,
        blank=True,
        validators=[FINGERPRINT],
        help_text=_("Of the key for letters to them; how it is spaced does not matter."),
    )
    disclosures = models.TextField(
        _("disclosures"),
        max_length=1000,
        blank=True,
        help_text=_("What readers should know: former employers, shares, memberships."),
    )
    disclosures_in = models.JSONField(_("disclosures in other languages"), default=dict, blank=True)
    active = models.BooleanField(
        _("on the staff"), default=True, help_text=_("Listed among the correspondents.")
    )

    class Meta:
        verbose_name = _("correspondent")
        verbose_name_plural = _("correspondents")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="correspondent_name_once")]

    def __str__(self):
        return self.name

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        """Every page that prints the name or the list of them is stale from the commit on."""
        take_turn()
        super().save(*args, **kwargs)
        bump(f"correspondent-{self.pk}", f"byline-{self.pk}", "correspondents")

    @transaction.atomic(savepoint=False)
    def delete(self, *args, **kwargs):
        take_turn()
        bump(f"correspondent-{self.pk}", "correspondents")
        return super().delete(*args, **kwargs)

    def pgp_in_fours(self):
        """The fingerprint as one reads it out: `4C1E 90B7 …`."""
        return " ".join(self.pgp[start : start + 4] for start in range(0, len(self.pgp), 4))
