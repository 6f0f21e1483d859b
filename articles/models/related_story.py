from django.db import models
from django.db.models import F, Q


class RelatedStory(models.Model):
    """That `related` may stand beside `article`, at which rank, and why it was chosen.

    An editor's `pinned` rows come first; an `excluded` one is never shown, and is kept so that no
    later choice takes it up again. All others are made anew by `related.choice`.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_rows")
    related = models.ForeignKey("articles.Article", models.CASCADE, related_name="related_to")
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField(default=0)
    reason = models.CharField(max_length=200, blank=True)
    pinned = models.BooleanField(default=False)
    excluded = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pinned", "rank"]
        indexes = [models.Index(fields=["article", "-pinned", "rank"], name="related_by_rank")]
        constraints = [
            models.UniqueConstraint("article", "related", name="related_once"),
            models.CheckConstraint(condition=~Q(article=F("related")), name="related_not_itself"),
            models.CheckConstraint(
                condition=~Q(pinned=True, excluded=True), name="related_pinned_or_excluded"
            ),
        ]
