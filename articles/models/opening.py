from django.conf import settings
from django.db import models


class Opening(models.Model):
    """That a person opened a story in the form, and when last: why a filed story cannot be recalled."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("article", "person", name="opening_once_a_person")]
