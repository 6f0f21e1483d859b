"""Clocks apart: whether this machine's clock is the database's, and who is told where it is not.

What readers get is a comparison of times: one machine writes when a story begins, another asks its own
clock whether that is over. Where their clocks differ, a story appears and ends so much too early or too
late, and no page can tell. All machines share the database, so each holds its clock against that one's
whenever it looks for changes (`page_store/watch.py`), at no question more. Nothing is put right here, that
is for whoever keeps the machine (NTP); it is said in the log, by `/readyz` and at the desk.
"""

import logging
import socket
import time

from django.core.cache import cache

ALLOWED = 1.0  # seconds: a page may be late by so much after a change, and by no more after its time
TELL_EVERY, TOLD_FOR = 60.0, 180.0
ALL = (
    "clocks-apart"  # {machine: (seconds ahead, when, by the database's clock)}, where machines share a cache
)
log = logging.getLogger("newsroom.clocks")


class Clock:
    """This machine's clock beside the database's."""

    def __init__(self):
        self.forget()

    def forget(self):
        self.ahead = 0.0  # seconds, at least; below 0 it is behind
        self.said = 0.0  # what the database's clock last said
        self._told = -TELL_EVERY

    def compare(self, asked, said, answered):
        """`said` is what the database's clock said between two readings of ours: how far apart they are at
        least. A slow answer makes this less sure, and never alarms."""
        was_apart = self.is_apart
        self.ahead, self.said = max(asked - said, 0.0) or min(answered - said, 0.0), said
        if self.is_apart != was_apart:
            self._log()

    @property
    def is_apart(self):
        return abs(self.ahead) > ALLOWED

    def tell(self):
        """Have the desk know, whichever machine answers there; now and then, while it is so."""
        if not self.is_apart or time.monotonic() - self._told < TELL_EVERY:
            return
        self._told = time.monotonic()
        try:
            cache.set(ALL, _told_by_all() | {socket.gethostname(): (self.ahead, self.said)}, TOLD_FOR)
        except Exception as error:  # as below; the log has it
            log.error("The desk could not be told of this machine's clock: %s", error)

    def all_apart(self):
        """[(machine, seconds ahead)] that were apart a moment ago, as far as machines share a cache."""
        here = socket.gethostname()
        told = _told_by_all()
        lately = {name: ahead for name, (ahead, when) in told.items() if self.said - when < TOLD_FOR}
        lately.pop(here, None)
        return sorted((lately | ({here: self.ahead} if self.is_apart else {})).items())

    def _log(self):
        if self.is_apart:
            log.error(
                "This machine's clock is %s: stories appear and end at the wrong time. Set it (NTP).",
                in_words(self.ahead),
            )
        else:
            log.warning("This machine's clock is the database's again.")


def _told_by_all():
    try:
        return cache.get(ALL) or {}
    except Exception:  # each kind of cache has errors of its own; none may cost the desk its front page
        return {}


def in_words(ahead):
    return f"{abs(ahead):.1f} s {'ahead of' if ahead > 0 else 'behind'} the database's"


clock = Clock()
