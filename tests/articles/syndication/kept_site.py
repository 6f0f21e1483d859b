"""A site as it answered once, served again over HTTP on this machine, with any of its answers broken."""

import re
import threading
from collections.abc import Iterable
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from django.test import Client

from articles.syndication.judging.asking import Answer, Site


class KeptSite:
    """`answers` by path; `breaks` are (pattern of paths, function of an answer that gives another)."""

    def __init__(self):
        self.answers, self.breaks, self.knows_tags = {}, [], True
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path, tag):
        """(status, headers, body) of what is kept for the path, as broken as it is to be."""
        if path not in self.answers:
            return 404, {}, b""
        kept = self.answers[path]
        for pattern, broken in self.breaks:
            if re.search(pattern, path):
                kept = broken(*kept)
        status, headers, body = kept
        is_known = self.knows_tags and tag and tag == headers.get("ETag")
        return (304, headers, b"") if status == 200 and is_known else kept

    def _handler(site):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                status, headers, body = site.answer(self.path, self.headers["If-None-Match"])
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *words):
                pass

        return Handler


class Recording(Site):
    """Asks Django, in this thread and transaction, and lets a KeptSite keep what it said."""

    HEADERS = ("Content-Type", "ETag", "Last-Modified", "X-Robots-Tag")

    def __init__(self, kept):
        super().__init__(kept.address)
        self._kept_site, self._client = kept, Client(headers={"host": urlsplit(kept.address).netloc})

    def ask(self, address, **headers):
        self.asked += 1
        path = address.removeprefix(self.host)
        given = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        found = self._client.get(path, **given)
        body = b"".join(found.streaming_content) if found.streaming else found.content
        answer = Answer(address, found.status_code, found.headers, body)
        if found.status_code == 200:
            told = {name: found.headers[name] for name in self.HEADERS if name in found.headers}
            self._kept_site.answers[path] = (200, told, body)
        return answer


class Wireless(Site):
    """Asks a KeptSite in this process: the same answers, without a connection for each."""

    def __init__(self, kept):
        super().__init__(kept.address)
        self._kept_site = kept

    def ask(self, address, **headers):
        self.asked += 1
        asked = self._kept_site.answer(address.removeprefix(self.host), headers.get("If-None-Match"))
        status, told, body = asked
        message = Message()
        for name, value in told.items():
            message[name] = value
        return Answer(address, status, message, body)


def replacing(old, new):
    """Breaks the words of an answer; they must have been there."""

    def broken(status, headers, body):
        text = body.decode()
        found, times = re.subn(old, new, text)
        assert times, f"nothing there is like {old}"
        return status, headers, found.encode()

    return broken


def saying(**headers):
    """Breaks headers of an answer; None takes one away."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}

    def broken(status, given, body):
        kept = {**given, **told}
        return status, {name: value for name, value in kept.items() if value is not None}, body

    return broken


def answering(status, body: bytes | Iterable = b""):
    """Breaks an answer altogether."""
    return lambda _status, headers, _body: (status, headers, body)
