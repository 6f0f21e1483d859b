"""Stamps say what has changed: bumped in the transaction of the change, read by whatever keeps something."""

import threading

from django.db import connection, transaction
from django.utils.timezone import now

from newsroom.turn import take_turn

from .kept_page import ALL_PAGES
from .models import Stamp
from .purging import order_purge
from .watch import watch

_held = {}
_here = threading.local()


def bump(*keys):
    """Make stale whatever depends on `keys`, when the present transaction commits: one query.

    The turn lasts to the end of the transaction, so numbers are committed in their order: nobody
    who looks for what is above a number can miss one that comes late.
    """
    if not keys:
        return
    keys = sorted(set(keys))
    with transaction.atomic(savepoint=False):
        take_turn()
        moment = connection.ops.adapt_datetimefield_value(now())
        mark = "(%s, 1, (SELECT COALESCE(MAX(number), 0) + 1 FROM newsroom_stamp), %s)"
        rows = ", ".join([mark] * len(keys))
        sql = (
            f"INSERT INTO newsroom_stamp (key, count, number, changed) VALUES {rows} "
            "ON CONFLICT (key) DO UPDATE SET count = newsroom_stamp.count + 1, "
            "number = excluded.number, changed = excluded.changed"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for key in keys for value in (key, moment)])
        order_purge(keys)
        _here.bumped = True
        transaction.on_commit(_Bumped())


def counts(*keys):
    """How often and when each of `keys` was last bumped, None for never, in their order: one query."""
    found = {
        key: rest for key, *rest in Stamp.objects.filter(key__in=keys).values_list("key", "count", "changed")
    }
    return tuple(found.get(key) for key in keys)


def kept(name, read, *keys):
    """What `read()` gave, kept in this process until it knows that one of `keys` was bumped anywhere.

    It looks at most every `LOOK_EVERY` seconds, and whoever makes a page of this notes the number of
    changes first, so a page can be late but never keeps what was old. What is read in a transaction
    that has bumped something may yet be rolled back: it is kept for that one alone.
    """
    own = _own_changes()
    if own is not None:
        if name not in own:
            own[name] = read()
        return own[name]
    watch.look()
    found = _held.get(name)
    if found and found[0] == watch.restored and watch.is_unchanged((ALL_PAGES, *keys), found[1]):
        return found[2]
    known = watch.restored, watch.number
    value = read()
    _held[name] = (*known, value)
    return value


def forget():
    """Drop all that this process keeps: for tests, whose changes are taken back unseen."""
    _held.clear()
    _here.bumped = False
    watch.forget()


class _Bumped:
    """That the present transaction bumped something; Django drops it with what is rolled back. `kept`: what
    was read since."""

    def __init__(self):
        self.kept = {}

    def __call__(self):
        watch.look_again()


def _own_changes():
    """What a transaction with bumps of its own keeps for itself; None outside of such a one."""
    if not getattr(_here, "bumped", False):
        return None
    bumps = [run for _savepoints, run, *_how in connection.run_on_commit if isinstance(run, _Bumped)]
    _here.bumped = bool(bumps)
    return bumps[-1].kept if bumps else None
