"""Asking the front as a server does, and counting how often Django was entered."""

import gzip
import io
import sys

import brotli
from django.core.wsgi import get_wsgi_application

from newsroom.page_store.front import Front

HOST = "testserver"


class Answer:
    """What came back: `status` as a number, `headers` by lower-case name, `body` as it was sent."""

    def __init__(self, status, headers, body):
        self.status, self.body = int(status.split()[0]), body
        self.headers = {name.lower(): value for name, value in headers}

    @property
    def text(self):
        packed = self.headers.get("content-encoding")
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(packed, bytes)
        return unpack(self.body).decode()


class Asking:
    """A front with Django behind it, as `newsroom.wsgi` makes it. `entered`: how often Django was asked."""

    def __init__(self):
        self.entered, self.django = 0, get_wsgi_application()
        self.front = Front(self._enter)

    def _enter(self, environ, start_response):
        self.entered += 1
        return self.django(environ, start_response)

    def __call__(self, path, method="GET", query="", host=HOST, body=b"", **environ):
        """`environ` by WSGI names: HTTP_COOKIE="…". `path` as the server decodes it, in any script."""
        answered = []

        def start_response(status, headers, exc_info=None):
            answered[:] = [status, [*headers]]
            headers.append(("Connection", "close"))  # as a server may

        parts = self.front(
            {
                "REQUEST_METHOD": method,
                "SCRIPT_NAME": "",
                "PATH_INFO": path.encode().decode("latin-1"),
                "QUERY_STRING": query,
                "SERVER_NAME": "testserver",
                "SERVER_PORT": "80",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "REMOTE_ADDR": "203.0.113.7",
                "wsgi.version": (1, 0),
                "wsgi.url_scheme": "http",
                "wsgi.input": io.BytesIO(body),
                "wsgi.errors": sys.stderr,
                "wsgi.multithread": True,
                "wsgi.multiprocess": True,
                "wsgi.run_once": False,
                **({"HTTP_HOST": host} if host is not None else {}),
                **environ,
            },
            start_response,
        )
        try:
            return Answer(*answered, b"".join(parts))
        finally:
            if hasattr(parts, "close"):
                parts.close()
