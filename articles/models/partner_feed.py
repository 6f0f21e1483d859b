from datetime import timedelta
from secrets import token_urlsafe

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from newsroom.page_store.stamps import bump, kept
from newsroom.turn import take_turn

MOST = 100


class PartnerFeed(models.Model):
    """A feed made for one who takes stories from us: which, how many, how much of each, and when.

    Its address is `/partners/<key>/`; where it is a secret one, `<key>.<secret>`.
    """

    name = models.CharField(_("partner"), max_length=80, unique=True)
    key = models.CharField(
        _("address"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9-]+$", _("Small letters, digits and dashes."))],
        help_text=_("The part after /partners/."),
    )
    secret = models.CharField(max_length=43, blank=True, editable=False)
    sections_in = models.ManyToManyField(
        "sections.Section",
        blank=True,
        related_name="+",
        verbose_name=_("sections"),
        help_text=_("With the sections within them. None chosen: all."),
    )
    sections_out = models.ManyToManyField(
        "sections.Section", blank=True, related_name="+", verbose_name=_("but not")
    )
    number = models.PositiveSmallIntegerField(
        _("stories"), default=30, validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    full = models.BooleanField(_("the whole text"), default=True, help_text=_("Else the standfirst alone."))
    pictures = models.BooleanField(_("with pictures"), default=True)
    delay_minutes = models.PositiveIntegerField(
        _("delay (minutes)"),
        default=0,
        validators=[MaxValueValidator(60 * 24 * 30)],
        help_text=_("A story appears that long after readers first had it."),
    )
    active = models.BooleanField(_("on"), default=True, help_text=_("Off, its address answers nothing."))

    class Meta:
        verbose_name = _("partner feed")
        verbose_name_plural = _("partner feeds")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        take_turn()
        super().save(*args, **kwargs)
        bump("partners")

    @transaction.atomic(savepoint=False)
    def delete(self, *args, **kwargs):
        take_turn()
        bump("partners")
        return super().delete(*args, **kwargs)

    @classmethod
    def opened_by(cls, part):
        """The feed at `/partners/<part>/`, or None: not there, off, or its secret is another.

        Feeds are kept per process; a wrong secret takes as long as one that is nearly right.
        """
        key, _dot, secret = part.partition(".")
        feed = kept("partners", cls._read, "partners").get(key)
        known = constant_time_compare(feed.secret if feed else "", secret)
        return feed if feed and known and feed.active else None

    @property
    def chosen_in(self):
        """Numbers of the sections it takes from; none means all."""
        return {section.pk for section in self.sections_in.all()}

    @property
    def chosen_out(self):
        return {section.pk for section in self.sections_out.all()}

    @property
    def delay(self):
        return timedelta(minutes=self.delay_minutes)

    @property
    def path_part(self):
        return f"{self.key}.{self.secret}" if self.secret else self.key

    def hide(self):
        """Give it a new secret, which makes the old address answer nothing. Save it afterwards."""
        self.secret = token_urlsafe(32)

    @classmethod
    def _read(cls):
        return {feed.key: feed for feed in cls.objects.prefetch_related("sections_in", "sections_out")}
