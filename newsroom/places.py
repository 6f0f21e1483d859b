"""How many requests Django works on at once, and how many may wait: the other threads are for kept pages.

A kept page takes some microseconds of a thread, a search or a form many milliseconds. Were every thread
busy with those, the page that everybody wants would wait behind them.
"""

import threading

from django.conf import settings


class Places:
    """A WSGI application around another, which works on so many requests at once; `busy`, one too, answers
    those for whom there is no place."""

    def __init__(self, application, busy, *, at_once=None, waiting=None):
        at_once = at_once or settings.WORKED_ON_AT_ONCE
        self.application, self.busy = application, busy
        self._work = threading.Semaphore(at_once)
        self._line = threading.Semaphore(at_once + (settings.WAITING_AT_ONCE if waiting is None else waiting))

    def __call__(self, environ, start_response):
        if not self._line.acquire(blocking=False):
            return self.busy(environ, start_response)
        try:
            with self._work:
                return self.application(environ, start_response)
        finally:
            self._line.release()
