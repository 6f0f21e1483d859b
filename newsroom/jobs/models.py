from django.db import models
from django.db.models import Q


class Job(models.Model):
    """Work to be done after a change, by a worker: at least once, at `due_at` or later.

    A worker holds it until `lease_until`; one that died lets go of it by itself. After
    `MOST_ATTEMPTS` it is given up and stays, with its error, to be seen.
    """

    MOST_ATTEMPTS = 8

    kind = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True, unique=True)
    due_at = models.DateTimeField()
    created = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="job_open",
                condition=Q(done_at__isnull=True, given_up_at__isnull=True),
            ),
            models.Index(fields=["-id"], name="job_given_up", condition=Q(given_up_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"
