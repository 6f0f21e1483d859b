from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.querysets.revision import RevisionQuerySet

from .copy import Copy


class Revision(Copy):
    """An article's words as they stood at one save; never changed afterwards.

    Readers get it from `live_from` until `live_until` (UTC; none means "still"). The interval,
    `version`, `what_changed` and `material` are set when it is placed, by workflow.intervals.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    saved_at = models.DateTimeField(_("saved"), db_index=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("saved by")
    )
    word_count = models.PositiveIntegerField(_("words"), default=0)
    # Against the words it was made from; not known for what was brought in.
    words_in = models.PositiveIntegerField(null=True, editable=False)
    words_out = models.PositiveIntegerField(null=True, editable=False)
    restores = models.PositiveIntegerField(null=True, editable=False)  # the number it brought back
    kept = models.BooleanField(_("kept"), default=False)  # pinned: never pruned, because someone said so
    live_from = models.DateTimeField(null=True, blank=True)
    live_until = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(null=True, blank=True)
    what_changed = models.CharField(_("what changed"), max_length=200, blank=True)
    material = models.BooleanField(_("a change that matters"), default=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        indexes = [
            models.Index(
                fields=["article", "live_from"], name="revision_placed", condition=Q(live_from__isnull=False)
            ),
            models.Index(fields=["live_from"], name="revision_by_time", condition=Q(live_from__isnull=False)),
            models.Index(
                fields=["live_until"], name="revision_by_end", condition=Q(live_until__isnull=False)
            ),
            models.Index(
                fields=["label", "live_from"], name="revision_by_label", condition=Q(live_from__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint("article", "number", name="revision_number_once"),
            models.UniqueConstraint("article", "version", name="revision_version_once"),
            models.CheckConstraint(
                condition=Q(live_until__isnull=True)
                | Q(live_from__isnull=False, live_until__gte=F("live_from")),
                name="revision_interval_forward",
            ),
            models.CheckConstraint(
                condition=Q(live_from__isnull=True, version__isnull=True)
                | Q(live_from__isnull=False, version__isnull=False),
                name="revision_version_when_placed",
            ),
        ]
