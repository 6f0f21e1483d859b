"""Where the making of a picture's sizes stands, in words for the desk, and asking for them once more."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.audit.log import record
from newsroom.jobs.models import Job
from newsroom.people.zone import desk_time

from .uploads import order_renditions

KIND = "make_renditions"
PATIENCE = timedelta(minutes=5)  # a worker that runs takes a job up within seconds
# What the last line of an error tells; the first that fits.
REASONS = (
    (r"FileNotFoundError|NoSuchKey|\(404\)", gettext_lazy("The original file is missing from the store.")),
    (r"No space left", gettext_lazy("The disk is full.")),
    (r"PermissionError|AccessDenied|\(403\)", gettext_lazy("The store does not let the worker in.")),
    (r"Connect|Timeout", gettext_lazy("The store could not be reached.")),
    (r"MemoryError|Its worker ended", gettext_lazy("The worker was ended, perhaps for want of memory.")),
    (r"ValidationError|UnidentifiedImage", gettext_lazy("The original file cannot be read as a picture.")),
)


@dataclass(frozen=True)
class Standing:
    """What the desk is told of a picture whose sizes are not there; `is_stuck` where it helps to ask anew.
    `job` is the one that failed."""

    said: str
    is_stuck: bool = False
    job: Job | None = None


def standing_of(photo):
    """The Standing, None of a picture whose sizes are there or that was withdrawn; two short queries."""
    if photo.withdrawn_at or photo.is_current:
        return None
    open_job = _open_of(photo).order_by("due_at", "pk").first()
    if open_job:
        return _of_open(open_job)
    given_up = given_up_jobs([photo]).order_by("-pk").first()
    if given_up is None:
        return Standing(_("Its sizes are missing, and nothing is at work on them."), is_stuck=True)
    said = _("Its sizes could not be made, and no worker tries any more. %s") % _reason(given_up)
    return Standing(said, is_stuck=True, job=given_up)


def given_up_jobs(photos):
    """The jobs for `photos` that no worker tries any more."""
    failed = Job.objects.filter(kind=KIND, given_up_at__isnull=False)
    return failed.filter(payload__photo__in=[photo.pk for photo in photos])


@transaction.atomic
def ask_again(photo, *, by):
    """Have its sizes made at once: by the jobs that failed at it, with all their attempts, or a new one."""
    moment = now()
    free = Q(lease_until=None) | Q(lease_until__lte=moment)
    waiting = _open_of(photo).filter(free) | given_up_jobs([photo])
    if not waiting.update(due_at=moment, attempts=0, given_up_at=None, lease_until=None):
        order_renditions(photo)
    record("photo.again", by=by, subject=f"photo {photo.pk}", detail={"name": str(photo)[:200]})


def _open_of(photo):
    return Job.objects.filter(kind=KIND, payload__photo=photo.pk, done_at=None, given_up_at=None)


def _of_open(job):
    at_work = job.lease_until and job.lease_until > now()
    if job.attempts and job.error and not at_work:
        told = {"why": _reason(job), "at": desk_time(job.due_at)}
        said = _("Its sizes could not be made so far. %(why)s A worker tries again at %(at)s.") % told
        return Standing(said, is_stuck=True, job=job)
    if not at_work and job.due_at < now() - PATIENCE:
        said = _("Its sizes have waited for a worker since %s: none seems to be running.")
        return Standing(said % desk_time(job.due_at))
    return Standing(_("Its sizes are still being made."))


def _reason(job):
    last = (job.error.strip().splitlines() or [""])[-1]
    for sign, words in REASONS:
        if re.search(sign, last):
            return str(words)
    return _("The worker says: %s") % last[:200]
