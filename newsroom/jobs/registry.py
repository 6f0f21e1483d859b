"""Kinds of jobs by name. A handler takes the job's payload and may run twice, so it must stand that."""

HANDLERS = {}


def job(kind):
    """Declare a function the handler of `kind`."""

    def declare(handler):
        HANDLERS[kind] = handler
        return handler

    return declare
