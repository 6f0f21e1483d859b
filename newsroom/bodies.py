"""Request bodies are read before anything works on them, within a size, and only some at once.

A server gives each request a thread and lets it wait for the body. A few senders who send a byte now and
then would take every thread, and nobody could read. Here they take some at most, and whoever comes then is
told to come again; reading goes on. A proxy that buffers bodies, as in deploy/, keeps them away altogether.
"""

import tempfile
import threading

from django.conf import settings

IN_MEMORY = 1 << 20
PIECE = 1 << 16


class Bodies:
    """A WSGI application around another, which gets bodies that are read already; `busy`, one too, answers
    those whose body nobody has a hand free to read."""

    def __init__(self, application, busy, *, largest=None, at_once=None):
        self.application, self.busy = application, busy
        self.largest = settings.LARGEST_BODY if largest is None else largest
        self._places = threading.BoundedSemaphore(at_once or settings.BODIES_AT_ONCE)

    def __call__(self, environ, start_response):
        length = environ.get("CONTENT_LENGTH") or "0"
        if length == "0" and "HTTP_TRANSFER_ENCODING" not in environ:
            return self.application(environ, start_response)
        if not length.isdigit() or length == "0":
            return _refuse(start_response, "411 Length Required")
        if int(length) > settings.LARGEST_BODY_AT.get(environ.get("PATH_INFO"), self.largest):
            return _refuse(start_response, "413 Content Too Large")
        if not self._places.acquire(blocking=False):
            return self.busy(environ, start_response)
        file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  closed below
        try:
            came = _read(environ["wsgi.input"], int(length), file)
        finally:
            self._places.release()
        with file:
            if not came:
                return _refuse(start_response, "400 Bad Request")
            return self.application({**environ, "wsgi.input": file}, start_response)


def _read(source, length, file):
    """Whether all of it came, or the sender went away."""
    try:
        while length and (piece := source.read(min(PIECE, length))):
            file.write(piece)
            length -= len(piece)
    except (OSError, ValueError):
        return False
    file.seek(0)
    return not length


def _refuse(start_response, status):
    text = f"{status[4:]}\n".encode()
    plain = [("Content-Type", "text/plain"), ("Content-Length", str(len(text))), ("Connection", "close")]
    start_response(status, [*plain, ("Cache-Control", "no-store")])
    return [text]
