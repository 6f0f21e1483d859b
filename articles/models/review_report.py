from django.db import models


class ReviewReport(models.Model):
    """That a reader reported a review: once each, forgotten after a day; written by reviews.answering."""

    review = models.ForeignKey("articles.Review", models.CASCADE, related_name="+")
    reader_key = models.CharField(max_length=64)
    created = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("review", "reader_key", name="review_reported_once_a_reader")]
        indexes = [
            models.Index(fields=["reader_key", "created"], name="report_rate"),
            models.Index(fields=["created"], name="report_age"),
        ]

    def __str__(self):
        return f"report of review {self.review_id}"
