from django.core.files.storage import default_storage
from django.db import models


class ShareCard(models.Model):
    """The drawn picture that goes with a shared link, of a story without one; without a story, the site's.

    Written by photos.share_cards alone. `shows` is the print of what it shows: one that shows
    something else than readers have now is not used.
    """

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, null=True, related_name="share_card", editable=False
    )
    shows = models.CharField(max_length=16)
    name = models.CharField(max_length=100)

    def __str__(self):
        return self.name

    @property
    def url(self):
        return default_storage.url(self.name)
