from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Note(models.Model):
    """What desk and correspondent say to each other about a story: open until someone resolves it.

    Written and resolved by workflow.notes; never changed, never shown to readers.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notes")
    text = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["article"], name="note_open", condition=Q(resolved_at__isnull=True))]

    def __str__(self):
        return self.text[:80]

    @property
    def is_open(self):
        return self.resolved_at is None
