"""The desk's states of a story's working copy, and the labels a story may carry."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where the working copy stands. What readers have is in the intervals, whatever the state."""

    DRAFT = "draft", _("Draft")
    FILED = "filed", _("Filed")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    SPIKED = "spiked", _("Spiked")


class Label(models.TextChoices):
    """What kind of story it is; all but news are printed beside the kicker."""

    NEWS = "news", _("News")
    ANALYSIS = "analysis", _("Analysis")
    OPINION = "opinion", _("Opinion")
    EXPLAINER = "explainer", _("Explainer")
    LIVE = "live", _("Live")
    OBITUARY = "obituary", _("Obituary")


class Withdrawn(models.TextChoices):
    """What readers get at the address of a withdrawn story."""

    GONE = "gone", _("A notice that it was withdrawn (410)")
    MISSING = "missing", _("Page not found (404)")
    REDIRECT = "redirect", _("Another page")


class Role(models.TextChoices):
    """What a correspondent did for a story."""

    REPORTING = "reporting", _("Reporting")
    PHOTO = "photo", _("Photo")
    TRANSLATION = "translation", _("Translation")
    EDITING = "editing", _("Editing")


class ReviewState(models.TextChoices):
    """Where a reader's review stands; readers see the approved ones."""

    UNCONFIRMED = "unconfirmed", _("E-mail not confirmed")
    PENDING = "pending", _("Waiting for a moderator")
    APPROVED = "approved", _("Approved")
    REJECTED = "rejected", _("Rejected")
    SPAM = "spam", _("Spam")


class Concern(models.TextChoices):
    """What a correction is about, as readers are told."""

    FACT = "fact", _("Fact")
    NAME = "name", _("Name")
    FIGURE = "figure", _("Figure")
    DATE = "date", _("Date or time")
    PLACE = "place", _("Place")
    QUOTE = "quote", _("Quotation")
    PICTURE = "picture", _("Picture")
    HEADLINE = "headline", _("Headline")
    LANGUAGE = "language", _("Language")
