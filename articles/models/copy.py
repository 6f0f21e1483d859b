from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.richtext import plain_line, sanitize
from articles.states import Label

LINES = ("kicker", "headline", "standfirst", "dateline", "caption", "alt")
COPY_FIELDS = (
    "kicker",
    "label",
    "headline",
    "standfirst",
    "body",
    "dateline",
    "lead_photo_id",
    "caption",
    "alt",
)


class Copy(models.Model):
    """The words of a story and what is printed with them, declared once.

    Article holds the working copy, Revision the words as they stood at one save.
    """

    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("The line above the headline: one or two words.")
    )
    label = models.CharField(_("label"), max_length=10, choices=Label, default=Label.NEWS)
    headline = models.CharField(
        _("headline"),
        max_length=400,
        help_text=_("What happened, in one line a reader would repeat. Up to 110 characters."),
    )
    standfirst = models.TextField(
        _("standfirst"),
        max_length=2000,
        blank=True,
        help_text=_("One or two sentences that add a fact. Never the headline again."),
    )
    dateline = models.CharField(
        _("dateline"),
        max_length=120,
        blank=True,
        help_text=_("The place it was filed from, as printed: WASHINGTON. Never a date."),
    )
    body = models.TextField(_("body"), blank=True)
    lead_photo = models.ForeignKey(
        "articles.Photo",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    caption = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("What the picture shows, who and when.")
    )
    alt = models.CharField(
        _("alt text"),
        max_length=500,
        blank=True,
        help_text=_("What someone who cannot see the picture needs to know."),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.headline

    def words(self):
        """This copy's fields as a dict, by the names in COPY_FIELDS."""
        return {name: getattr(self, name) for name in COPY_FIELDS}

    def take_words(self, words):
        """Set the fields named in `words` (a subset of COPY_FIELDS), cleaned as on every way in."""
        for name, value in words.items():
            setattr(self, name, clean(name, value))


def clean(name, value):
    """`value` of the copy field `name`, with whatever no reader may be sent taken out."""
    if name == "body":
        return sanitize(value or "")
    if name in LINES:
        return plain_line(value or "")
    return value
