from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.timezone import now

STALE = timedelta(seconds=60)
FORGOTTEN = timedelta(days=7)


class PresenceQuerySet(models.QuerySet):
    def here(self, at=None):
        """Heard of within the last minute: what people are told."""
        return self.filter(seen_at__gt=(at or now()) - STALE)

    def forgotten(self, at=None):
        """Forms nobody will come back to: their browsers were closed without a word."""
        return self.filter(seen_at__lt=(at or now()) - FORGOTTEN)


class Presence(models.Model):
    """One form that is open on a story: advice to others, never a lock, and no change of the story.

    Told by the form itself every twenty seconds and taken away when it is closed. `started_from`
    is the revision its words began with, which must stay while it is open.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)
    started_from = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("article", "person", "form", name="presence_once_a_form")]
