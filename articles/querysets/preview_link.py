from django.db import models
from django.utils.timezone import now


class PreviewLinkQuerySet(models.QuerySet):
    """The desk lists them by story, the preview page asks for one."""

    def of_story(self, article):
        return self.filter(revision__article=article).select_related("revision", "made_by", "revoked_by")

    def usable(self, at=None):
        """Those that still open: neither revoked nor ended, of a story that was not spiked."""
        still = self.filter(revoked_at__isnull=True, ends_at__gt=at or now())
        return still.exclude(revision__article__state="spiked")
