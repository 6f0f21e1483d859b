"""One at a time on this machine: who makes a page, while the others wait for it or are told not to."""

import fcntl
import logging
import os
import struct
import threading
import time
from contextlib import contextmanager
from zlib import crc32

LOOK_EVERY = 0.003
log = logging.getLogger("newsroom.pages")
# Locks of an open file, not of a process: threads of one process keep each other out too.
SET_LOCK = getattr(fcntl, "F_OFD_SETLK", None)
_here = [threading.Lock() for _each in range(256)]


@contextmanager
def alone(file, name, wait, done=lambda: False):
    """Yields whether we are the only one with `name`; after `wait` seconds, or once it is `done()`, False.

    The lock is on one byte of `file`, and ends with the process that holds it.
    """
    byte, until = crc32(name.encode()), time.monotonic() + wait
    here = _here[byte % len(_here)]
    lock = _opened(file) if file and SET_LOCK else None
    held = False
    try:
        while not (held := _take(here, lock, byte)) and time.monotonic() < until and not done():
            time.sleep(LOOK_EVERY)
        yield held
    finally:
        if held:
            here.release()
        if lock is not None:
            os.close(lock)


def _opened(file):
    """None where it cannot be, the folder being gone, or no number for another file left: then each process
    makes the page for itself."""
    try:
        return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        log.error("Pages are made by each process for itself: %s", error)
        return None


def _take(here, lock, byte):
    if not here.acquire(blocking=False):
        return False
    try:
        if lock is not None:
            fcntl.fcntl(lock, SET_LOCK, struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, byte, 1, 0))
    except OSError:
        here.release()
        return False
    return True
