"""The chained log. Each row's digest covers the row and the digest before it, so no row can be altered,
dropped or put between unnoticed; `verify` names the first that was."""

import hashlib
import json
from datetime import UTC

from django.db import transaction
from django.utils.timezone import now

from newsroom.turn import take_turn

from .models import AuditEvent


@transaction.atomic
def record(kind, *, by=None, subject="", detail=None):
    """Append a row, in the present transaction; rows of other transactions wait for it to end."""
    take_turn()
    last = AuditEvent.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    person = by if by is not None and by.pk else None
    event = AuditEvent(at=now(), kind=kind, by=person, subject=subject[:200], detail=detail or {})
    event.who = person.get_username() if person else ""
    event.digest = digest_of(event, last)
    event.save()
    return event


def record_refusal(kind, *, by=None, subject="", detail=None):
    """Append a refusal. Call it after the refused transaction has rolled back, so that the row stays."""
    return record(f"refused.{kind}", by=by, subject=subject, detail=detail)


def digest_of(event, before):
    """SHA-256, in hex, over the digest `before` and the row's own content in canonical JSON."""
    at = event.at.astimezone(UTC).isoformat()
    content = [before, at, event.kind, event.by_id, event.who, event.subject, event.detail]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def verify(up_to=None):
    """The first row whose digest does not follow from the one before, or None. Reads the whole log.

    `up_to` is called with every row that is whole.
    """
    before = ""
    for event in AuditEvent.objects.order_by("pk").iterator(2000):
        if event.digest != digest_of(event, before):
            return event
        before = event.digest
        if up_to:
            up_to(event)
    return None
