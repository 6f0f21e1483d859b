import re
import unicodedata
from math import floor

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.jobs.queue import enqueue
from newsroom.page_store.stamps import bump
from newsroom.times import check_zone
from newsroom.turn import take_turn

from .contrast import LEAST, contrast

# What the accent stands on, or what stands on it: the paper and the text of buttons (static/css/site.css).
LIGHT = ("#fbfaf7", "#ffffff")
DARK = ("#111416", "#1a1e21", "#08201f")
COLOUR = re.compile("#[0-9a-fA-F]{6}")
NAMED_LINK = re.compile(r"(\S.{0,39}?)\s+(https://\S{3,300})")
UNFIT_IN_ADDRESSES = re.compile(r"[<>\"\\^`{|}]")


def check_accent(colour):
    """A validator: text in `colour` can be read on the paper."""
    _check_contrast(colour, LIGHT, _("the light paper"))


def check_dark_accent(colour):
    """The same, on the dark paper."""
    _check_contrast(colour, DARK, _("the dark paper"))


def _check_contrast(colour, beside, paper):
    if not COLOUR.fullmatch(colour):
        return
    ratio = min(contrast(colour, other) for other in beside)
    if ratio < LEAST:
        raise ValidationError(
            _("%(colour)s has a contrast of %(ratio).1f on %(paper)s; 4.5 is the least.")
            % {"colour": colour, "ratio": floor(10 * ratio) / 10, "paper": paper}
        )


def check_address(address):
    """A validator: a web address that may stand in a page as it is."""
    URLValidator(["http", "https"])(address)
    if UNFIT_IN_ADDRESSES.search(address):
        raise ValidationError(_("There are signs in it that no address has."), "invalid")


def check_links(text):
    """A validator: a name and an https address on every line."""
    for line in filter(None, map(str.strip, text.splitlines())):
        link = NAMED_LINK.fullmatch(line)
        try:
            check_address(link[2] if link else "")
        except ValidationError:
            raise ValidationError(
                _("“%(line)s” is not a name and an address: Mastodon https://example.social/@paper")
                % {"line": line[:80]}
            ) from None


def default_languages():
    return ["en"]


class SiteSettings(models.Model):
    """What one newsroom is called and how it works: one row, read through `site_settings()`."""

    name = models.CharField(_("name"), max_length=60, default="Newsroom")
    wordmark = models.CharField(
        _("wordmark"),
        max_length=40,
        blank=True,
        help_text=_(
            "The name as masthead and footer print it; a mark at its end, as in “Meridian.”, takes the "
            "accent colour. Empty: the name and a full stop."
        ),
    )
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    tagline_in = models.JSONField(_("tagline in other languages"), default=dict, blank=True)
    edition_line = models.CharField(
        _("edition line"), max_length=60, blank=True, help_text=_("Under the date in the masthead.")
    )
    edition_line_in = models.JSONField(_("edition line in other languages"), default=dict, blank=True)
    about = models.TextField(_("about"), max_length=600, blank=True, help_text=_("Printed in the footer."))
    about_in = models.JSONField(_("about in other languages"), default=dict, blank=True)
    address_line = models.CharField(_("address"), max_length=200, blank=True)
    editor_name = models.CharField(_("editor"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    newsletter = models.URLField(
        _("newsletter"),
        max_length=300,
        blank=True,
        help_text=_("Where readers ask for it; named in the footer."),
    )
    links = models.TextField(
        _("elsewhere"),
        max_length=2000,
        blank=True,
        validators=[check_links],
        help_text=_("Where else the newsroom is, one on a line: Mastodon https://example.social/@paper"),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Like #0a5c5a.")), check_accent],
        help_text=_("Like #0a5c5a. Empty: the paper's green."),
    )
    accent_dark = models.CharField(
        _("accent colour on dark screens"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Like #74d1c5.")), check_dark_accent],
        help_text=_("Like #74d1c5. Empty: the paper's light green."),
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

    @property
    def brand(self):
        """The wordmark as (its words, the mark at its end, which is printed in the accent)."""
        words = self.wordmark or f"{self.name}."
        is_mark = unicodedata.category(words[-1])[0] in "PS"  # not the vowel sign that ends a word in Hindi
        is_mark = is_mark and len(words) > 1  # a mark alone is all there is to read out
        return (words[:-1], words[-1]) if is_mark else (words, "")

    @property
    def elsewhere(self):
        """The links as (name, address)."""
        found = (NAMED_LINK.fullmatch(line.strip()) for line in self.links.splitlines())
        return [link.groups() for link in found if link]

    def clean(self):
        if self.default_language not in (self.languages or []):
            raise ValidationError({"languages": _("The default language must be among them.")})
