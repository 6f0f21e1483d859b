from django.utils.timezone import now

from .models import Job


def enqueue(kind, payload, *, key=None, due_at=None):
    """Write a job in the present transaction, due at `due_at` (default: at once).

    With a `key` that was used before nothing is written: one change makes one job.
    """
    job = Job(kind=kind, payload=payload, key=key, due_at=due_at or now())
    Job.objects.bulk_create([job], ignore_conflicts=key is not None)
