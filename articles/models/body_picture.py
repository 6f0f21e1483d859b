from django.db import models


class BodyPicture(models.Model):
    """That a picture stands in the body of a revision; written with it, by workflow.body_pictures."""

    revision = models.ForeignKey("articles.Revision", models.CASCADE, related_name="body_pictures")
    photo = models.ForeignKey("articles.Photo", models.PROTECT, related_name="body_pictures")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["photo", "revision"], name="body_picture_once")]

    def __str__(self):
        return f"{self.photo_id} in {self.revision_id}"
