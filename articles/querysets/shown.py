from django.db import models
from django.utils.timezone import now


class ShownQuerySet(models.QuerySet):
    """Of things that readers are shown in an interval `[shown_from, shown_until)`, until they end."""

    def shown(self, at=None):
        at = at or now()
        return self.filter(shown_from__lte=at, shown_until__gt=at)

    def in_language(self, language):
        return self.filter(language=language)
