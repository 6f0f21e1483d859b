"""Asking the site as a stranger does: over HTTP, without cookies, following nothing, for a while only."""

import http.client
from dataclasses import dataclass, field
from email.message import Message
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

LONGEST = 52_428_800  # bytes a sitemap may have; nothing else is larger


@dataclass
class Answer:
    """What came back from `address`; `status` is 0 where nothing did, and `error` says why."""

    address: str
    status: int = 0
    headers: Message = field(default_factory=Message)
    body: bytes = b""
    error: str = ""

    @property
    def content_type(self):
        return (self.headers.get("Content-Type") or "").partition(";")[0].strip().lower()

    @property
    def text(self):
        return self.body.decode("utf-8", errors="replace")


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *how):
        return None


class Site:
    """The site at `address`, each page of which is fetched once; `asked` counts requests."""

    def __init__(self, address, timeout=10, say=lambda asked: None):
        parts = urlsplit(address)
        self.host = f"{parts.scheme}://{parts.netloc}"
        self.timeout, self.say, self.asked = timeout, say, 0
        self._opener, self._kept = build_opener(_NoRedirect), {}

    def is_own(self, address):
        parts = urlsplit(address)
        return f"{parts.scheme}://{parts.netloc}" == self.host

    def get(self, address):
        """The answer at an address of this site, or at a path of it."""
        address = self.host + address if address.startswith("/") else address
        if address not in self._kept:
            self._kept[address] = self.ask(address)
        return self._kept[address]

    def ask(self, address, **headers):
        """Asked anew, with these headers; no exception of the network leaves it."""
        self.asked += 1
        self.say(self.asked)
        request = Request(address, headers={"User-Agent": "Newsroom check_syndication", **headers})
        try:
            with self._opener.open(request, timeout=self.timeout) as found:
                return Answer(address, found.status, found.headers, found.read(LONGEST + 1))
        except HTTPError as error:
            return Answer(address, error.code, error.headers, error.read(LONGEST))
        except (URLError, OSError, http.client.HTTPException, ValueError) as error:
            return Answer(address, error=str(getattr(error, "reason", error)) or type(error).__name__)
