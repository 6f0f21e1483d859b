from django.db import models


class StoryTerms(models.Model):
    """A story's most telling words and its tags, weighed, as the choice of related stories compares them.

    Packed by related.vectors, the heaviest first. The first few words and all tags are also posted
    under `minute` (of first publication, since 1970) in the table of postings.
    """

    article = models.OneToOneField("articles.Article", models.CASCADE, primary_key=True, related_name="terms")
    minute = models.IntegerField()
    words = models.BinaryField()
    tags = models.BinaryField()
