from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.querysets.shown import ShownQuerySet


class TopStory(models.Model):
    """That a story stands on the front of its language, the first as its lead, from when until when.

    A place once given is only shortened: a new order ends it and gives others. Written by
    articles.curation.ordering alone.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="top_places")
    language = models.CharField(max_length=12)
    rank = models.PositiveSmallIntegerField()
    shown_from = models.DateTimeField()
    shown_until = models.DateTimeField()
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = ShownQuerySet.as_manager()

    class Meta:
        verbose_name = _("top story")
        ordering = ["rank", "pk"]
        indexes = [models.Index(fields=["language", "shown_until"], name="top_story_shown")]
        constraints = [
            models.CheckConstraint(condition=Q(shown_until__gte=F("shown_from")), name="top_story_forward")
        ]
        permissions = [("curate_front", "Order the front page and put up breaking news")]

    def __str__(self):
        return f"{self.language} {self.rank}"
