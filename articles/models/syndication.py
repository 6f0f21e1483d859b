import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.page_store.stamps import bump, kept
from newsroom.turn import take_turn

PATH = re.compile(r"/[^\s/\\][^\s\\]*/")
ADS = re.compile(r"[^\s,#]+\s*,\s*[^\s,]+\s*,\s*(DIRECT|RESELLER)(\s*,\s*[\w.-]+)?\s*(#.*)?", re.IGNORECASE)
SETTING = re.compile(r"[\w-]+=\S.*")


def is_address(text):
    """Whether it is an http or https address with a host, and without a password: feeds print it."""
    try:
        parts = urlsplit(text)
        is_whole = bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        return parts.scheme in {"http", "https"} and is_whole and not re.search(r"\s", text)
    except ValueError:
        return False


def check_addresses(text):
    """A validator: http or https addresses, one a line."""
    for line in text.split():
        if not is_address(line):
            raise ValidationError(_("“%(line)s” is no http or https address.") % {"line": line})


def check_page(text):
    """A validator: a page of this site (/ethics/) or an address."""
    if not (PATH.fullmatch(text) or is_address(text)):
        raise ValidationError(_("A page of this site, like /ethics/, or an address like https://…"))


def check_contact(text):
    """A validator: where someone who found a hole can write, as RFC 9116 has it."""
    if not (re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|tel:\+?[\d-]+", text) or _is_https(text)):
        raise ValidationError(_("Like mailto:security@example.org or https://example.org/report/."))


def _is_https(text):
    return text.startswith("https://") and is_address(text)


def check_ads(text):
    """A validator: lines of ads.txt."""
    _check_lines(text, lambda line: ADS.fullmatch(line) or SETTING.fullmatch(line))


def check_trust(text):
    """A validator: lines of trust.txt."""
    _check_lines(text, SETTING.fullmatch)


def _check_lines(text, fits):
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#") and not fits(line.strip()):
            raise ValidationError(_("Line %(n)s is none of its form: %(line)s") % {"n": number, "line": line})


def _page(name, help_text=""):
    return models.CharField(name, max_length=300, blank=True, validators=[check_page], help_text=help_text)


class Syndication(models.Model):
    """How the newsroom is found by others, and on which terms: one row, read through `current()`."""

    ai_search = models.BooleanField(
        _("AI search may read the site"),
        default=True,
        help_text=_("Agents that answer questions and link to what they read."),
    )
    ai_training = models.BooleanField(
        _("AI training may read the site"),
        default=False,
        help_text=_("Agents that collect texts to make models of."),
    )

    principles = _page(_("publishing principles"), _("A page of this site, like /about/, or an address."))
    ethics = _page(_("ethics"))
    corrections = _page(_("corrections policy"), _("Empty: the list of corrections."))
    ownership = _page(_("ownership and funding"))
    fact_checking = _page(_("fact checking"))
    unnamed_sources = _page(_("unnamed sources"))
    diversity = _page(_("diversity"))
    feedback = _page(_("feedback"))
    same_as = models.TextField(
        _("elsewhere"),
        max_length=3000,
        blank=True,
        validators=[check_addresses],
        help_text=_("The newsroom's own pages on other sites, one address a line."),
    )

    security_contact = models.CharField(
        _("security contact"),
        max_length=300,
        blank=True,
        validators=[check_contact],
        help_text=_("Like mailto:security@example.org. Without one there is no security.txt."),
    )
    security_expires = models.DateField(
        _("true until"), null=True, blank=True, help_text=_("At most a year on. Look it over, then renew it.")
    )
    security_policy = _page(_("disclosure policy"))
    humans = models.TextField("humans.txt", max_length=10_000, blank=True)
    ads = models.TextField("ads.txt", max_length=100_000, blank=True, validators=[check_ads])
    trust = models.TextField("trust.txt", max_length=10_000, blank=True, validators=[check_trust])

    hubs = models.TextField(
        _("WebSub hubs"),
        max_length=2000,
        blank=True,
        validators=[check_addresses],
        help_text=_("Told of every change of a feed, at once. One address a line; none: nobody is told."),
    )
    indexnow_key = models.CharField(
        _("IndexNow key"),
        max_length=128,
        blank=True,
        validators=[RegexValidator(r"^[A-Za-z0-9-]{8,128}$", _("8 to 128 letters, digits and dashes."))],
        help_text=_("Search engines are told which addresses changed. Empty: they are not."),
    )
    indexnow_address = models.CharField(
        _("IndexNow address"),
        max_length=300,
        default="https://api.indexnow.org/indexnow",
        validators=[check_addresses],
    )
    id_domain = models.CharField(
        _("domain in names of stories"),
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9.-]+\.[a-z0-9-]+$", _("Like example.org."))],
        help_text=_(
            "Feed readers know a story by its name. Moved to another domain? Keep the old one here, or "
            "everyone is shown every story again. Empty: the present domain."
        ),
    )

    class Meta:
        verbose_name = _("syndication")
        verbose_name_plural = _("syndication")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="syndication_one_row")]

    def __str__(self):
        return str(_("How the site is found"))

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        """Always the one row; whatever shows it is stale from the commit on."""
        take_turn()
        self.pk = 1
        super().save(*args, **kwargs)
        bump("settings")

    @classmethod
    def current(cls):
        """The row, kept per process as the settings are; the defaults where there is none yet."""
        return kept("syndication", lambda: cls.objects.filter(pk=1).first() or cls(pk=1), "settings")
