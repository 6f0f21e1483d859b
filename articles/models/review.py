from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from articles.querysets.review import ReviewQuerySet
from articles.states import ReviewState


class Review(models.Model):
    """A reader's rating and words about one story; shown once a moderator approved it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="reviews")
    name = models.CharField(_("name"), max_length=60)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Never shown to readers."))
    rating = models.PositiveSmallIntegerField(_("rating"))
    text = models.TextField(_("review"), max_length=1000)
    state = models.CharField(_("state"), max_length=12, choices=ReviewState, default=ReviewState.PENDING)
    created = models.DateTimeField(_("left"))
    reader_key = models.CharField(max_length=64, blank=True, editable=False)
    signals = models.JSONField(default=list, blank=True, editable=False)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    moderated_at = models.DateTimeField(null=True, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    # Written by reviews.answering.
    reply = models.TextField(_("reply from the desk"), max_length=1000, blank=True, editable=False)
    replied_at = models.DateTimeField(null=True, editable=False)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    reports = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        permissions = [("moderate_review", "Approve and reject reviews")]
        indexes = [
            models.Index(fields=["article", "state", "-created", "-id"], name="review_under_story"),
            models.Index(fields=["state", "created"], name="review_queue"),
            models.Index(fields=["-created", "-id"], name="review_reported", condition=Q(reports__gt=0)),
            models.Index(fields=["reader_key", "created"], name="review_rate"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(rating__gte=1, rating__lte=5), name="review_rating_1_to_5"),
            models.CheckConstraint(condition=Q(state__in=ReviewState.values), name="review_state_known"),
            models.UniqueConstraint(
                "article", Lower("email"), condition=~Q(email=""), name="review_once_an_address"
            ),
        ]

    def __str__(self):
        return f"{self.rating} of 5, {self.name}"
