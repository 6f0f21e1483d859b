"""Stamps say what has changed: bumped in the transaction of the change, read by whatever keeps something."""

import threading
import time

from django.db import connection, transaction
from django.utils.timezone import now

from newsroom.turn import take_turn

from .models import Stamp

FRESH_SECONDS = 0.5
_held = {}
_here = threading.local()


def bump(*keys):
    """Make stale whatever depends on `keys`, when the present transaction commits: one query."""
    if not keys:
        return
    take_turn()
    keys = sorted(set(keys))
    moment = connection.ops.adapt_datetimefield_value(now())
    marks = ", ".join(["(%s, 1, %s)"] * len(keys))
    sql = (
        f"INSERT INTO newsroom_stamp (key, count, changed) VALUES {marks} "
        "ON CONFLICT (key) DO UPDATE SET count = newsroom_stamp.count + 1, changed = excluded.changed"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for key in keys for value in (key, moment)])
    _here.own = {}
    transaction.on_commit(_held.clear)


def counts(*keys):
    """How often and when each of `keys` was last bumped, None for never, in their order: one query."""
    found = {
        key: rest for key, *rest in Stamp.objects.filter(key__in=keys).values_list("key", "count", "changed")
    }
    return tuple(found.get(key) for key in keys)


def kept(name, read, *keys):
    """What `read()` gave, kept in this process until one of `keys` was bumped anywhere.

    Looked up at most every half second: one query then, none in between. What is read in a
    transaction that has bumped something may yet be rolled back: it is kept for that one alone.
    """
    held = _shelf()
    found = held.get(name)
    if found and time.monotonic() - found[0] < FRESH_SECONDS:
        return found[2]
    stamp = counts(*keys)
    value = found[2] if found and found[1] == stamp else read()
    held[name] = (time.monotonic(), stamp, value)
    return value


def forget():
    """Drop all that this process keeps: for tests, whose changes are taken back unseen."""
    _held.clear()
    _here.own = None


def _shelf():
    """Where values are kept now: the process's place, or that of a transaction with bumps of its own."""
    own = getattr(_here, "own", None)
    if own is not None and not connection.in_atomic_block:
        own = _here.own = None
    return _held if own is None else own
