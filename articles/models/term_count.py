from django.db import models


class TermCount(models.Model):
    """How many stories have a term of a language. `term` is what related.terms makes of the word."""

    term = models.IntegerField(primary_key=True)
    stories = models.IntegerField()
