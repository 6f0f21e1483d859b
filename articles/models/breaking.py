from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.querysets.shown import ShownQuerySet


class Breaking(models.Model):
    """Breaking news over every page of a language, from when until when; it ends by itself.

    With a story it leads to it, and is shown only while readers have that story. Written by
    articles.curation.breaking alone; what is over stays, as history.
    """

    words = models.CharField(_("words"), max_length=160)
    language = models.CharField(max_length=12)
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="breaking", verbose_name=_("story")
    )
    shown_from = models.DateTimeField()
    shown_until = models.DateTimeField()
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = ShownQuerySet.as_manager()

    class Meta:
        verbose_name = _("breaking news")
        verbose_name_plural = _("breaking news")
        ordering = ["-shown_from", "-pk"]
        indexes = [
            models.Index(fields=["language", "shown_until"], name="breaking_shown"),
            models.Index(fields=["language", "-shown_from"], name="breaking_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(shown_until__gte=F("shown_from")), name="breaking_forward")
        ]

    def __str__(self):
        return self.words
