"""Kinds of jobs by name. A handler takes the job's payload and may run twice, so it must stand that."""

HANDLERS = {}


def job(kind, *, long=False, daily=False):
    """Declare a function the handler of `kind`.

    It runs in the transaction that marks the job done; a `long` one runs outside of any, so that
    it holds no lock while it works. A `daily` one is written by the workers themselves, with an empty
    payload (daily.py).
    """

    def declare(handler):
        handler.is_long, handler.is_daily = long, daily
        HANDLERS[kind] = handler
        return handler

    return declare
