from django.db import models
from django.db.models import Q


class ReviewQuerySet(models.QuerySet):
    """Readers ask for visible ones, moderators for those waiting."""

    def visible(self):
        """What readers see, newest first."""
        return self.filter(state="approved").order_by("-created", "-id")

    def waiting(self):
        """The moderators' queue, the longest waiting first."""
        return self.filter(state="pending").order_by("created", "id")

    def before(self, created, pk):
        """The older ones, in `visible()` order."""
        return self.filter(Q(created__lt=created) | Q(created=created, pk__lt=pk))
