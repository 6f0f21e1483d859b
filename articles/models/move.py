from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Move(models.Model):
    """One move of a story: who, when, from, to, why. Written by workflow.engine, never changed."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="history")
    verb = models.CharField(_("move"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), db_index=True)
    left = models.CharField(_("from"), max_length=10)
    entered = models.CharField(_("to"), max_length=10)
    note = models.TextField(_("why"), blank=True)
    overrode = models.JSONField(default=list)  # the problems of the checklist that were passed by
    revision = models.ForeignKey("articles.Revision", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("move")
        ordering = ["-at", "-id"]
        indexes = [
            # Those of people: an import's thousands are by nobody, and stand in no one's way.
            models.Index(fields=["-at", "-id"], name="move_by_people", condition=models.Q(by__isnull=False)),
            models.Index(fields=["by", "-at"], name="move_of_person"),
        ]

    def __str__(self):
        return self.verb
