"""A page as it is kept: in one form, with its headers, and what tells whether it still is true."""

import hashlib
import time
from datetime import datetime
from http import HTTPStatus
from urllib.parse import unquote
from wsgiref.handlers import format_date_time

from .encodings import AS_IT_IS, decode, encode

KEPT_STATUS = {200, 301, 410}
LARGEST = 4_000_000
NOTES = {"good-until", "shown-until", "page-parameters"}  # what a page tells the front, and no reader
OURS = NOTES | {"surrogate-key", "content-length", "content-encoding", "etag", "last-modified", "vary"}
OF_A_FORM = {"ETag", "Content-Encoding", "Content-Length"}
WITH_304 = {"Cache-Control", "ETag", "Vary", "Last-Modified", "CDN-Cache-Control", "Surrogate-Control"}
ALL_PAGES = "everything"  # bumped, it makes every page stale
OF_ONE_PAGE = {"Surrogate-Key", "Last-Modified", "ETag", "Content-Length"}
MOST_SHARED = 500
shared = {}  # headers that many pages have, each once


class KeptPage:
    """`number`: of the last change that was committed before the page was begun; `surrogates`: the header
    that names what it depends on."""

    __slots__ = (
        "body",
        "etag",
        "good_until",
        "headers",
        "modified",
        "number",
        "shown_until",
        "status",
        "surrogates",
    )

    def __init__(
        self, status, headers, etag, modified, surrogates, good_until, shown_until, number, body=None
    ):
        self.status, self.headers, self.etag, self.modified = status, headers, etag, modified
        self.surrogates, self.good_until, self.shown_until = surrogates, good_until, shown_until
        self.number, self.body = number, body

    def about(self):
        return (
            self.status,
            self.headers,
            self.etag,
            self.modified,
            self.surrogates,
            self.good_until,
            self.shown_until,
            self.number,
        )

    @property
    def keys(self):
        """What it depends on. Read from the header only when something changed, not at each hit."""
        return tuple(unquote(key) for key in self.surrogates.split())

    def answer(self, environ, start_response, ring, entry, cdn_seconds=0):
        """As a WSGI answer; 304 for a reader who has it. Its bytes are its own or those at `entry` of `ring`.

        None, with nothing begun, where the bytes were written over just now.
        """
        headers = [*self.headers]  # a server may add to them
        if cdn_seconds:
            headers += cdn_headers(self, cdn_seconds)
        tags, since = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
        if (tags or since) and self._is_known(tags, since):
            told = WITH_304 | {"Surrogate-Key"} if cdn_seconds else WITH_304  # its keys may be others now
            start_response("304 Not Modified", [pair for pair in headers if pair[0] in told])
            return []
        if environ["REQUEST_METHOD"] == "HEAD":
            start_response(self.status, headers)
            return []
        body = self.body
        if body is None:
            body = ring.body(entry)
            if body is None:
                return None
        start_response(self.status, headers)
        return [body]

    def _is_known(self, tags, since):
        """By its tag; by its time only where no tag was sent, and only the very time we gave."""
        if not self.status.startswith("200"):
            return False
        if tags is not None:
            return tags.strip() in (self.etag, "*") or self.etag in [
                tag.strip().removeprefix("W/") for tag in tags.split(",")
            ]
        return since == format_date_time(self.modified)

    def in_form(self, body, encoding, present, number):
        """The same page in another form; `body` is in the form `present`, true up to change `number`."""
        plain = decode(body, present)
        headers = [pair for pair in self.headers if pair[0] not in OF_A_FORM]
        known = (self.status, headers, self.core, self.modified, self.surrogates, self.good_until)
        return _page(*known, self.shown_until, number, plain, encoding)

    @property
    def core(self):
        """What the tags of all forms of the same bytes have in common."""
        return self.etag.strip('"').partition("-")[0]


def read_kept(about):
    """The page that was kept with that `about()`, to be held: of its headers only its own take room."""
    if len(shared) > MOST_SHARED:
        shared.clear()
    page = KeptPage(*about)
    page.headers = [
        pair if pair[0] in OF_ONE_PAGE else shared.setdefault(pair, pair) for pair in page.headers
    ]
    return page


def read_answer(status, headers, body, *, number, query, encoding, before=None):
    """The page in Django's answer, in that form; None where it may not be kept.

    `before` is what was kept of it until now: of the same words, the time of change stays.
    """
    code = int(status.split(" ", 1)[0])
    found = {name.lower(): value for name, value in headers}
    if not _may_be_kept(code, found, headers, body) or not _reads(found, query):
        return None
    good_until = datetime.fromisoformat(found["good-until"]).timestamp()
    shown_until = datetime.fromisoformat(found.get("shown-until", found["good-until"])).timestamp()
    core = hashlib.sha256(body).hexdigest()[:32]
    modified = int(time.time())
    if before is not None:
        modified = before.modified if before.core == core else max(modified, before.modified + 1)
    headers = [(name, value) for name, value in headers if name.lower() not in OURS]
    status, surrogates = f"{code} {HTTPStatus(code).phrase}", f"{ALL_PAGES} {found['surrogate-key']}"
    headers += [("Surrogate-Key", surrogates), ("Vary", "Accept-Encoding")]
    headers += [("Last-Modified", format_date_time(modified))]
    return _page(status, headers, core, modified, surrogates, good_until, shown_until, number, body, encoding)


def without_notes(headers):
    return [pair for pair in headers if pair[0].lower() not in NOTES]


def cdn_headers(page, most):
    """What a cache that is purged by key may do: keep it, and show it on when we do not answer, never past
    the time after which nobody may see it."""
    left = int(page.shown_until - time.time())
    seconds = max(0, min(most, int(page.good_until - time.time())))
    rule = f"max-age={seconds}, stale-if-error={max(0, left - seconds)}"
    return [("CDN-Cache-Control", f"public, {rule}"), ("Surrogate-Control", rule)]


def _page(status, headers, core, modified, surrogates, good_until, shown_until, number, plain, encoding):
    """Shaped for one form: a strong tag of its own, so that no cache takes one for another."""
    body, etag = encode(plain, encoding), f'"{core}"'
    if encoding != AS_IT_IS:
        etag = f'"{core}-{encoding}"'
        headers = [*headers, ("Content-Encoding", encoding)]
    headers = [*headers, ("ETag", etag), ("Content-Length", str(len(body)))]
    return KeptPage(status, headers, etag, modified, surrogates, good_until, shown_until, number, body)


def _may_be_kept(code, found, headers, body):
    return (
        code in KEPT_STATUS
        and "surrogate-key" in found
        and "good-until" in found
        and "set-cookie" not in found
        and "content-encoding" not in found
        and found.get("vary", "Accept-Encoding").lower() == "accept-encoding"
        and not {"no-store", "private"} & {part.strip() for part in found.get("cache-control", "").split(",")}
        and len(body) <= LARGEST
    )


def _reads(found, query):
    """Whether the page reads every parameter it was asked with: else each value would make another."""
    asked = {part.partition("=")[0] for part in query.split("&")} - {""}
    return asked <= set(found.get("page-parameters", "").split())
