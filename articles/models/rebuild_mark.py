from django.db import models


class RebuildMark(models.Model):
    """How far a long rebuild has come, so that one that was interrupted goes on where it was."""

    name = models.CharField(max_length=60, primary_key=True)
    stage = models.CharField(max_length=20)
    after = models.BigIntegerField(default=0)
