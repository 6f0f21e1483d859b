"""Dropping old saves that never went out, in batches, so that nobody waits for it."""

from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.timezone import now

from articles.models import Presence, Revision
from newsroom.audit.log import record
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job
from newsroom.site_settings.current import site_settings

BATCH = 500
AT_ONCE = 100  # batches of one job: it ends long before its lease


def prunable(days, at=None):
    """Saves older than `days` that readers never had and that nothing holds.

    What holds one: that it is the story's present words, is pinned, or is named by any row of the
    database: an approval or another move, a correction, a preview link; and a form that is open on it.
    """
    found = Revision.objects.filter(
        saved_at__lt=(at or now()) - timedelta(days=days), live_from__isnull=True, kept=False
    ).exclude(number=F("article__words_number"))
    for relation in Revision._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        found = found.exclude(Exists(rows))
    opened = Presence.objects.filter(article=OuterRef("article_id"), started_from=OuterRef("number"))
    return found.exclude(Exists(opened))


@job("prune_revisions", long=True, daily=True)
def prune_nightly(payload):
    """Drop what the site settings let go, a stretch of it; the next stretch is a job of its own."""
    days = site_settings().keep_saves_days
    if not days:
        return
    batches = prune(days, after=payload.get("after", 0))
    stretch = list(islice(batches, AT_ONCE))
    if len(stretch) == AT_ONCE:
        enqueue("prune_revisions", {"after": stretch[-1][1]})


def prune(days, batch=BATCH, after=0):
    """Drop them from key `after` on, `batch` at a time, each in a transaction of its own with its row of the
    log; yields (how many are gone so far, the last key)."""
    Presence.objects.forgotten().delete()
    gone, last = 0, after
    while True:
        with transaction.atomic():
            keys = list(
                prunable(days).filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]
            )
            # Asked once more as they go: one may have been approved or pinned a moment ago.
            dropped = (
                prunable(days).filter(pk__in=keys).delete()[1].get("articles.Revision", 0) if keys else 0
            )
            if dropped:
                record("revisions.prune", subject="revisions", detail={"days": days, "dropped": dropped})
        if not keys:
            return
        gone, last = gone + dropped, keys[-1]
        yield gone, last
