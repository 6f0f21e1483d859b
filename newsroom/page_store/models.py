from django.db import models


class Stamp(models.Model):
    """How often something that pages show has changed. A page made before the last bump is stale."""

    key = models.CharField(max_length=200, primary_key=True)
    count = models.BigIntegerField(default=1)
    changed = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.key} {self.count}"
