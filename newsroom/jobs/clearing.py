"""Dropping jobs that are over: those that were done soon, those that were given up once nobody asks."""

from datetime import timedelta

from django.db.models import Q
from django.utils.timezone import now

from .models import Job
from .registry import job

DONE_KEPT = timedelta(days=14)
GIVEN_UP_KEPT = timedelta(days=90)
BATCH = 1000


@job("clear_jobs", long=True, daily=True)
def clear_jobs(payload):
    """In batches, so that no worker waits for it."""
    moment = now()
    over = Q(done_at__lt=moment - DONE_KEPT) | Q(given_up_at__lt=moment - GIVEN_UP_KEPT)
    while keys := list(Job.objects.filter(over).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        # Asked once more: one may have been asked for again a moment ago.
        Job.objects.filter(over, pk__in=keys).delete()
