"""The moment at which the page in hand was begun: what changes after it may not be on the page."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.timezone import now

_moment = ContextVar("begun", default=None)


def begun():
    """When work on this page began; now, where nobody noted it.

    A time at which the page changes by itself is asked for from here on. Asked for from a later moment,
    one that passed while the page was made would be missed, and the page kept as it was before.
    """
    return _moment.get() or now()


@contextmanager
def beginning():
    token = _moment.set(now())
    try:
        yield
    finally:
        _moment.reset(token)
