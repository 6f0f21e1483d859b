from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.states import Role


class Byline(models.Model):
    """One correspondent's part in a story; readers see them in `order`."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    correspondent = models.ForeignKey(
        "articles.Correspondent", models.PROTECT, related_name="bylines", verbose_name=_("correspondent")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.REPORTING)
    place = models.CharField(_("place"), max_length=80, blank=True, help_text=_("Where they were: Baku."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("byline")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint("article", "correspondent", "role", name="byline_once_a_role"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="byline_role_known"),
        ]

    def __str__(self):
        return self.correspondent.name
