from django.db import models


class ReviewTally(models.Model):
    """How many approved reviews a story has of each rating, kept so that no page counts.

    Written by articles.reviews.moderation in the transaction that changes a review.
    """

    article = models.OneToOneField("articles.Article", models.CASCADE, primary_key=True, related_name="tally")
    one = models.PositiveIntegerField(default=0)
    two = models.PositiveIntegerField(default=0)
    three = models.PositiveIntegerField(default=0)
    four = models.PositiveIntegerField(default=0)
    five = models.PositiveIntegerField(default=0)

    @property
    def counts(self):
        """Numbers of reviews by rating, for 1 to 5 in that order."""
        return [self.one, self.two, self.three, self.four, self.five]

    @property
    def total(self):
        return sum(self.counts)

    @property
    def average(self):
        """Mean rating to one decimal, or None without reviews."""
        if not self.total:
            return None
        return round(sum(rating * n for rating, n in enumerate(self.counts, start=1)) / self.total, 1)
