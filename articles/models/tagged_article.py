from django.db import models
from taggit.models import TaggedItemBase


class TaggedArticle(TaggedItemBase):
    """That a story carries a tag: a plain foreign key, so that tag pages read one index."""

    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [models.UniqueConstraint("content_object", "tag", name="tagged_once")]
