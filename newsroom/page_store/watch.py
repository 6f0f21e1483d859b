"""What this process knows of changes anywhere: it asks for the stamps written since it last looked.

A look is one short query over an index, made by whoever needs to know when the last one is older
than LOOK_EVERY. Nothing is pushed to it, so nothing that is lost, killed or late can keep it ignorant.
"""

import logging
import threading
import time
from collections import deque
from math import inf

from django.db import DatabaseError, InterfaceError, connection

from newsroom.clocks import clock

LOOK_EVERY = 0.05  # seconds
SHORT_WAIT = 0.25  # how old knowledge may be while another thread is looking
ASK_AGAIN = 1.0  # a database that did not answer is asked again after this
MOST_KEYS = 20_000
# With its own clock, where the database may be on another machine (newsroom/clocks.py).
CLOCK = {"postgresql": "EXTRACT(EPOCH FROM clock_timestamp())::float8"}
SINCE = "SELECT key, number, {} FROM newsroom_stamp WHERE number >= %s ORDER BY number LIMIT %s"
NEWEST = "SELECT NULL, COALESCE(MAX(number), 0), {} FROM newsroom_stamp"
CHANGED = "SELECT 1 FROM newsroom_stamp WHERE number > %s AND key IN ({}) LIMIT 1"
log = logging.getLogger("newsroom.pages")


class Watch:
    """The number of the last change this process knows of, and which keys changed lately."""

    def __init__(self):
        self._one = threading.Lock()
        self.forget()

    def forget(self):
        self.number = 0  # of the last change known
        # (number, {key: number of its last change}): every key that changed after that number. One value, so
        # that no thread takes the one of before and the other of after.
        self.lately = inf, {}
        self.looks = deque(maxlen=100)  # (number known, when it still was the last) of looks that found more
        self.restored = 0  # how often the database was found set back
        self.looked = self.tried = self.last = -inf
        self.answers = True

    def look_again(self):
        """This process has committed a change: the next look is at once."""
        self.looked = -inf

    def look(self):
        """Know of every change committed up to `LOOK_EVERY` ago; False if the database does not answer."""
        start = time.monotonic()
        if start - self.looked <= LOOK_EVERY:
            return True
        if not self.answers and start - self.tried < ASK_AGAIN:
            return False
        late = start - self.looked > SHORT_WAIT
        waits = late and self.answers  # who is asking a database that hangs may be long in coming back
        if not self._one.acquire(waits, ASK_AGAIN if waits else -1):
            if waits and self.looked < start:
                self._give_up("nothing came back")
            return not late
        try:
            return self.looked >= start or self._look()
        finally:
            self._one.release()
            clock.tell()

    def is_unchanged(self, keys, number):
        """Whether none of `keys` changed after change `number`, as far as this process knows."""
        begins, bumped = self.lately
        if number >= begins:
            return not any(bumped.get(key, 0) > number for key in keys)
        try:
            return not self.answers or not self._changed(keys, number)
        except (DatabaseError, InterfaceError):
            return True  # the next look finds out what is wrong

    def last_without(self, number):
        """When there surely was no change after `number` yet: any that is known came later than this."""
        looks = tuple(self.looks)  # at once: another thread may add to them
        return next((at for before, at in reversed(looks) if before <= number), -inf)

    def _look(self):
        self.tried = start = time.monotonic()
        try:
            rows = self._ask()
        except (DatabaseError, InterfaceError) as error:
            if connection.in_atomic_block:
                return (
                    self.answers
                )  # a transaction that failed answers nothing, and says nothing of the database
            self._give_up(error)
            return False
        if not self.answers:
            log.warning("The database answers again.")
        self._learn(rows)
        self.looked, self.last, self.answers = start, start, True
        return True

    def _give_up(self, why):
        if self.answers:
            log.error("The database does not answer; kept pages are served as they are: %s", why)
        self.answers = False

    def _changed(self, keys, number):
        with connection.cursor() as cursor:
            cursor.execute(CHANGED.format(", ".join(["%s"] * len(keys))), [number, *keys])
            return cursor.fetchone() is not None

    def _ask(self):
        """Rows above and at the number known; a connection that was cut is made anew once."""
        try:
            return self._rows()
        except (DatabaseError, InterfaceError):
            if connection.in_atomic_block:
                raise
            connection.close()
            return self._rows()

    def _rows(self):
        asked, its_clock = time.time(), CLOCK.get(connection.vendor, "NULL")
        with connection.cursor() as cursor:
            if self.lately[0] == inf:
                cursor.execute(NEWEST.format(its_clock), [])
            else:
                cursor.execute(SINCE.format(its_clock), [self.number, MOST_KEYS + 1])
            rows = cursor.fetchall()
        if rows and rows[0][2] is not None:
            clock.compare(asked, rows[0][2], time.time())
        return [row[:2] for row in rows]

    def _learn(self, rows):
        begins, bumped = self.lately
        if begins == inf:
            self.number = rows[0][1]
            self.lately = self.number, {}
        elif not rows and self.number:
            log.warning("The database was set back: what this process kept is dropped.")
            self.forget()
            self.restored += 1
        elif len(rows) > MOST_KEYS or len(bumped) > MOST_KEYS:
            self.lately = inf, {}
            self.looks.clear()
            self._learn(self._ask())
        elif rows and rows[-1][1] > self.number:
            bumped.update(rows)
            self.looks.append((self.number, self.last))
            self.number = rows[-1][1]


watch = Watch()
