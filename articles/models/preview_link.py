from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now

from articles.querysets.preview_link import PreviewLinkQuerySet


class PreviewLink(models.Model):
    """Leave for whoever holds the link to read one revision, without an account, until it ends.

    Made and revoked by workflow.preview_links; never deleted, so that who could read what stays known.
    """

    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="preview_links")
    purpose = models.CharField(max_length=120, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    times_opened = models.PositiveIntegerField(default=0)
    last_opened = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("made_at")), name="preview_link_ends_later")
        ]

    def __str__(self):
        return self.purpose or f"{self.made_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self):
        return self.revoked_at is None and self.ends_at > now()
