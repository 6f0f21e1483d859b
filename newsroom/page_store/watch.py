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

LOOK_EVERY = 0.05  # seconds
SHORT_WAIT = 0.25  # how old knowledge may be while another thread is looking
ASK_AGAIN = 1.0  # a database that did not answer is asked again after this
MOST_KEYS = 20_000
SINCE = "SELECT key, number FROM newsroom_stamp WHERE number >= %s ORDER BY number LIMIT %s"
NEWEST = "SELECT COALESCE(MAX(number), 0) FROM newsroom_stamp"
CHANGED = "SELECT 1 FROM newsroom_stamp WHERE number > %s AND key IN ({}) LIMIT 1"
log = logging.getLogger("newsroom.pages")


class Watch:
    """The number of the last change this process knows of, and which keys changed lately."""

    def __init__(self):
        self._one = threading.Lock()
        self.forget()

    def forget(self):
        self.number = 0  # of the last change known
        self.begins = inf  # of the keys below: complete for changes above this number
        self.bumped = {}  # key: the number of its last change
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
        wait = -1 if start - self.looked > SHORT_WAIT else 0
        if not self._one.acquire(blocking=bool(wait), **({"timeout": ASK_AGAIN} if wait else {})):
            return not wait
        try:
            return self.looked >= start or self._look()
        finally:
            self._one.release()

    def is_unchanged(self, keys, number):
        """Whether none of `keys` changed after change `number`, as far as this process knows."""
        if number >= self.begins:
            bumped = self.bumped
            return not any(bumped.get(key, 0) > number for key in keys)
        try:
            return not self.answers or not self._changed(keys, number)
        except (DatabaseError, InterfaceError):
            return True  # the next look finds out what is wrong

    def last_without(self, number):
        """When there surely was no change after `number` yet: any that is known came later than this."""
        return next((at for before, at in reversed(self.looks) if before <= number), -inf)

    def _look(self):
        self.tried = start = time.monotonic()
        try:
            rows = self._ask()
        except (DatabaseError, InterfaceError) as error:
            if connection.in_atomic_block:
                return (
                    self.answers
                )  # a transaction that failed answers nothing, and says nothing of the database
            if self.answers:
                log.error("The database does not answer; kept pages are served as they are: %s", error)
            self.answers = False
            return False
        if not self.answers:
            log.warning("The database answers again.")
        self._learn(rows)
        self.looked, self.last, self.answers = start, start, True
        return True

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
        with connection.cursor() as cursor:
            if self.begins == inf:
                cursor.execute(NEWEST)
                return [(None, cursor.fetchone()[0])]
            cursor.execute(SINCE, [self.number, MOST_KEYS + 1])
            return cursor.fetchall()

    def _learn(self, rows):
        if self.begins == inf:
            self.number = self.begins = rows[0][1]
        elif not rows and self.number:
            log.warning("The database was set back: what this process kept is dropped.")
            self.forget()
            self.restored += 1
        elif len(rows) > MOST_KEYS or len(self.bumped) > MOST_KEYS:
            self.bumped, self.begins = {}, inf
            self.looks.clear()
            self._learn(self._ask())
        elif rows and rows[-1][1] > self.number:
            self.bumped.update(rows)
            self.looks.append((self.number, self.last))
            self.number = rows[-1][1]


watch = Watch()
