"""Asking once more for jobs that were given up."""

from django.db import transaction
from django.utils.timezone import now

from newsroom.audit.log import record

from .models import Job


@transaction.atomic
def try_again(jobs, *, by):
    """Make those of `jobs` that were given up due at once, with all their attempts; how many there were.

    What last went wrong stays with each until it is done.
    """
    given_up = list(jobs.filter(given_up_at__isnull=False).order_by("pk").values_list("pk", "kind"))
    keys = [key for key, _kind in given_up]
    changed = Job.objects.filter(pk__in=keys, given_up_at__isnull=False).update(
        due_at=now(), given_up_at=None, attempts=0, lease_until=None
    )
    if changed:
        subject = f"job {keys[0]}" if len(keys) == 1 else "jobs"
        kinds = sorted({kind for _key, kind in given_up})
        record("job.again", by=by, subject=subject, detail={"number": changed, "kinds": kinds})
    return changed
