"""Claiming and doing jobs, by any number of workers, each of which may be killed at any moment.

A claim is a lease: one more attempt, a worker's name, a time. The effect and "done" are written in
one transaction, guarded by the attempt, so that a worker that lost its lease cannot finish.
"""

import logging
import os
import socket
import traceback
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils.timezone import now

from .models import Job
from .registry import HANDLERS

LEASE = timedelta(minutes=5)
log = logging.getLogger("newsroom.jobs")


class LeaseLost(Exception):
    """Another worker has taken the job over; what this one did is rolled back."""


def worker_name():
    return f"{socket.gethostname()[:60]}-{os.getpid()}"


def work_once(worker=None):
    """Claim and do the job that has been due longest; returns it, or None where there is none."""
    worker = worker or worker_name()
    job = claim(worker)
    if job is None:
        return None
    try:
        _do(job)
    except LeaseLost:
        log.warning("%s took longer than its lease, and another worker does it now", job)
    except Exception:  # whatever a handler raises is kept with the job and tried again
        log.exception("%s failed at attempt %s", job, job.attempts)
        _put_back(job, traceback.format_exc())
    return job


def _do(job):
    handler = HANDLERS[job.kind]
    if handler.is_long:
        handler(job.payload)
        _finish(job)
        return
    with transaction.atomic():
        handler(job.payload)
        _finish(job)


@transaction.atomic
def claim(worker, at=None):
    """Take the longest-due open job whose lease, if it had one, has run out.

    One whose workers died at every attempt is given up: it may be what kills them.
    """
    at = at or now()
    worn_out = Job.objects.filter(attempts__gte=Job.MOST_ATTEMPTS, lease_until__lte=at)
    worn_out.filter(done_at__isnull=True, given_up_at__isnull=True).update(
        given_up_at=at, lease_until=None, error="Its worker ended at every attempt."
    )
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=at)
    open_jobs = Job.objects.filter(free, due_at__lte=at, done_at__isnull=True, given_up_at__isnull=True)
    if connection.features.has_select_for_update_skip_locked:
        open_jobs = open_jobs.select_for_update(skip_locked=True)
    job = open_jobs.order_by("due_at", "id").first()
    if job is None:
        return None
    claimed = Job.objects.filter(pk=job.pk, attempts=job.attempts).update(
        attempts=job.attempts + 1, worker=worker, lease_until=at + LEASE
    )
    if not claimed:
        return None
    job.attempts, job.worker = job.attempts + 1, worker
    return job


def _held(job):
    return Job.objects.filter(pk=job.pk, worker=job.worker, attempts=job.attempts, done_at__isnull=True)


def _finish(job):
    if not _held(job).update(done_at=now(), lease_until=None, error=""):
        raise LeaseLost


def _put_back(job, error):
    """Later again: after 10 s, 40 s, 90 s and so on; given up after the last attempt."""
    moment = now()
    given_up = moment if job.attempts >= Job.MOST_ATTEMPTS else None
    due = moment + timedelta(seconds=10 * job.attempts**2)
    _held(job).update(due_at=due, lease_until=None, given_up_at=given_up, error=error[-4000:])
