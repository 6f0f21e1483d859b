from django.db import models
from django.db.models import Q


class Address(models.Model):
    """A path at which a story is or was found; it lives for ever.

    `path` is decoded, with the language prefix: `/az/politika/2026/11/24/zeng/`. One a story
    is current; every other is a 301 to it. Written by workflow.addresses alone.
    """

    path = models.CharField(max_length=400, unique=True)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="addresses")
    current = models.BooleanField(default=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.UniqueConstraint("article", condition=Q(current=True), name="address_one_current")
        ]

    def __str__(self):
        return self.path
