import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.jobs.queue import enqueue
from newsroom.page_store.stamps import bump
from newsroom.times import check_zone
from newsroom.turn import take_turn

from .contrast import LEAST, contrast

PAPER = "#fbfaf7"
COLOUR = re.compile("#[0-9a-fA-F]{6}")


def check_accent(colour):
    """A validator: text in `colour` can be read on the paper."""
    ratio = contrast(colour, PAPER) if COLOUR.fullmatch(colour) else LEAST
    if ratio < LEAST:
        raise ValidationError(
            _("%(colour)s has a contrast of %(ratio).1f on the paper; 4.5 is the least.")
            % {"colour": colour, "ratio": ratio}
        )


def default_languages():
    return ["en"]


class SiteSettings(models.Model):
    """What one newsroom is called and how it works: one row, read through `site_settings()`."""

    name = models.CharField(_("name"), max_length=60, default="Newsroom")
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    edition_line = models.CharField(
        _("edition line"), max_length=60, blank=True, help_text=_("Under the date in the masthead.")
    )
    about = models.TextField(_("about"), max_length=600, blank=True, help_text=_("Printed in the footer."))
    address_line = models.CharField(_("address"), max_length=200, blank=True)
    editor_name = models.CharField(_("editor"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact"), blank=True)
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Like #0a5c5a.")), check_accent],
        help_text=_("Like #0a5c5a. Empty: the paper's green."),
    )
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[check_zone])
    default_language = models.CharField(
        _("default language"), max_length=12, default="en", help_text=_("Its pages have no prefix.")
    )
    languages = models.JSONField(_("languages"), default=default_languages, help_text=_("In the switcher."))
    default_section = models.SlugField(
        _("default section"), max_length=60, default="news", help_text=_("For imported stories without one.")
    )
    four_eyes = models.BooleanField(
        _("four eyes"),
        default=True,
        help_text=_("Who last changed the words or is in the byline may not approve them."),
    )
    keep_saves_days = models.PositiveSmallIntegerField(
        _("keep saves that never went out for (days)"),
        null=True,
        blank=True,
        default=90,
        help_text=_(
            "Dropped each night by a worker. What was published, approved or pinned stays. Empty: for ever."
        ),
    )
    reviews_open = models.BooleanField(_("readers may leave reviews"), default=True)
    reviews_close_after_days = models.PositiveSmallIntegerField(
        _("reviews close after (days)"), null=True, blank=True
    )
    review_rate_per_hour = models.PositiveSmallIntegerField(
        _("reviews a reader may leave in an hour"), default=10
    )

    class Meta:
        verbose_name = _("settings")
        verbose_name_plural = _("settings")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="site_settings_one_row")]

    def __str__(self):
        return self.name

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        """Always the one row; every page that shows it is stale from the commit on, and its card is drawn."""
        take_turn()
        self.pk = 1
        super().save(*args, **kwargs)
        bump("settings", "navigation")
        enqueue("make_site_card", {})

    def clean(self):
        if self.default_language not in (self.languages or []):
            raise ValidationError({"languages": _("The default language must be among them.")})
