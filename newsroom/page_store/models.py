from django.db import models


class Stamp(models.Model):
    """How often something that pages show has changed. A page made before the last bump is stale.

    `number` is that of the last change among all changes to any key: they are counted in the order in
    which they are committed, so whoever knows one number asks for what is above it.
    """

    key = models.CharField(max_length=200, primary_key=True)
    count = models.BigIntegerField(default=1)
    number = models.BigIntegerField(default=0, db_index=True)
    changed = models.DateTimeField(db_index=True)

    def __str__(self):
        return f"{self.key} {self.count}"
