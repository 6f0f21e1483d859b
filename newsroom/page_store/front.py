"""The front: answers readers from kept pages before Django is entered, and keeps the pages Django makes.

    a request ── odd, or not a reader's ─────────────────────────────→ Django, as it came
        │
        look: what changed anywhere since the last look, at most every 50 ms
        │
        kept, its keys unchanged, its time not over ─────────────────→ the kept bytes, or 304
        │
        stale: one thread of this machine makes it anew, by asking Django with nothing of this
        reader's but the address; the others wait for that, or get the page as it was a moment ago
        │
        200, 301 or 410 that says what it depends on: kept ──────────→ as above

A page is kept with the number of the last change known before it was begun. Whatever commits while
it is made has a higher number, so the next look finds the page stale, whoever died meanwhile.
"""

import logging
import os
import threading
import time

from django.conf import settings

from .alone import alone
from .asked import Asked, exact_hosts, name_of, read_request
from .begun import beginning
from .encodings import BEST_FIRST
from .kept_page import KeptPage, read_answer, read_kept, without_notes
from .place import open_pages
from .watch import watch

AS_IT_WAS = 0.15  # seconds after the page surely was true, while another makes it anew
IN_NEED = 0.8  # the same where nobody can make it, as Django has its hands full: within a change's second
LONGEST_WAIT = 10.0
NEVER_KEPT_FOR = 2.0
MOST_NEVER_KEPT = 5_000
log = logging.getLogger("newsroom.pages")


def _note_process():
    global this_process  # to ask the system for it at each request is a twentieth of a hit
    this_process = os.getpid()


_note_process()
os.register_at_fork(after_in_child=_note_process)


class Front:
    """A WSGI application around `django`, with the pages this process shares with others."""

    def __init__(self, django):
        self.page_maker, self.django = django, _without_notes(django)
        self.hosts, self.proxied = exact_hosts(), bool(settings.TRUSTED_PROXIES)
        self.cdn_seconds = settings.CDN_SECONDS
        self._opening = threading.Lock()
        self._process = self._ring = self._locks = None
        self._restored = 0
        self._never_kept = {}

    def __call__(self, environ, start_response):
        read = read_request(environ, self.hosts, self.proxied)
        if read is None:
            return self.django(environ, start_response)
        if self._process != this_process:
            self._open()
        watch.look()
        if self._restored != watch.restored:
            self._drop_all()
        name, _origin, _path, _query, _encoding, is_marked = read
        page, entry = self.find(name)
        if page is not None and self._is_good(page, entry):
            answer = self._send(is_marked, page, entry, environ, start_response)
            return self.django(environ, start_response) if answer is None else answer
        asked = Asked(*read)
        if asked.is_for_readers and self._is_worth_it(asked.key):
            return self._make(asked, page, entry, environ, start_response)
        return self.django(environ, start_response)

    def _send(self, is_marked, page, entry, environ, start_response):
        """The page as kept; None where it cannot be: a redirect keeps each reader's own parameters."""
        if is_marked and page.status.startswith("301"):
            return None
        return page.answer(environ, start_response, self._ring, entry, self.cdn_seconds)

    def find(self, name):
        """(page, entry) as it is kept by that name, good or not; the page is None where it is not."""
        entry = self._ring.find(name)
        if entry is None:
            return None, None
        return entry.page or self._read(entry), entry

    def _read(self, entry):
        about = self._ring.about(entry)
        if about is None:
            return None
        page = read_kept(about[1:])
        self._ring.hold(entry, page)
        return page

    def _is_good(self, page, entry):
        """Whether nothing it shows has changed, as far as this process knows, and its time is not over.

        While the database is away, a page that only bears an old date is shown on."""
        if (page.good_until if watch.answers else page.shown_until) <= time.time():
            return False
        number = watch.number
        if entry.checked != number:
            if not watch.is_unchanged(page.keys, entry.checked):
                return False
            entry.checked = max(entry.checked, number)
        return True

    def _make(self, asked, page, entry, environ, start_response):
        """The page made anew, by one; kept if it may be."""
        as_it_was = self._may_be_as_it_was(page, entry, AS_IT_WAS)
        made = None
        with alone(
            self._locks, asked.key, 0 if as_it_was else LONGEST_WAIT, lambda: self._form_of(asked)[0]
        ) as held:
            found, place = self._form_of(asked)
            if found is None and held:
                made = self._render(asked, environ, page)
                found, place = made if isinstance(made[0], KeptPage) else (None, None)
        answer = None
        if found is not None:
            answer = self._send(asked.is_marked, found, place, environ, start_response)
        elif made is not None and not (_is_busy(made) and self._may_be_as_it_was(page, entry, IN_NEED)):
            answer = self._hand_on(asked, made, environ, start_response)
        elif made is not None or as_it_was:
            answer = self._send(asked.is_marked, page, entry, environ, start_response)
        return self.django(environ, start_response) if answer is None else answer

    def _may_be_as_it_was(self, page, entry, seconds):
        """There is one, true so many seconds ago, and its own time is not over."""
        if page is None or page.good_until <= time.time():
            return False
        return time.monotonic() - watch.last_without(entry.checked) < seconds

    def _form_of(self, asked):
        """The good page in the form that is asked for, made from another form if need be."""
        for encoding in (asked.encoding, *BEST_FIRST):
            page, entry = self.find(name_of(asked.key, encoding))
            if page is None or not self._is_good(page, entry):
                continue
            if encoding == asked.encoding:
                return page, entry
            body = self._ring.body(entry)
            if body is not None:
                return self._keep(asked, page.in_form(body, asked.encoding, encoding, entry.checked))
        return None, None

    def _render(self, asked, environ, before):
        """(page, entry) kept, or what Django answered: (status, headers, body)."""
        number, knows = watch.number, watch.answers
        with beginning():
            status, headers, body = _collect(self.page_maker, asked.plain_environ(environ))
        page = read_answer(
            status, headers, body, number=number, query=asked.query, encoding=asked.encoding, before=before
        )
        if page is None or not knows:
            return status, headers, body
        return self._keep(asked, page)

    def _keep(self, asked, page):
        if page.number > watch.number:  # the database was set back meanwhile: this is of what no longer is
            return page, None
        try:
            entry = self._ring.add(asked.name, page.number, page.about(), page.body)
        except OSError as error:
            log.error("A page could not be kept: %s", error)
            entry = None
        return page, entry

    def _hand_on(self, asked, made, environ, start_response):
        """What may not be kept: absent pages and faults as they are, the rest asked for again as it came."""
        status, headers, body = made
        if not _is_busy(made):
            self._note_never_kept(asked.key)
        if status[:3] != "404" and status[:1] != "5":
            return self.django(environ, start_response)
        if status[:3] == "500" and not watch.look():
            status, headers = "503 Service Unavailable", [*headers, ("Retry-After", "5")]
        start_response(status, without_notes(headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _is_worth_it(self, key):
        """False where the page was asked for a moment ago and is none that is kept."""
        return time.monotonic() - self._never_kept.get(key, 0) > NEVER_KEPT_FOR

    def _note_never_kept(self, key):
        if len(self._never_kept) >= MOST_NEVER_KEPT:
            self._never_kept.clear()
        self._never_kept[key] = time.monotonic()

    def _drop_all(self):
        self._restored = watch.restored
        self._ring.drop_all()

    def _open(self):
        """In each process for itself: a file opened before a fork would be one lock for all."""
        with self._opening:
            if self._process == this_process:
                return
            self._ring, self._locks = open_pages()
            number = self._ring.number
            watch.look_again()
            if watch.look() and watch.number < number:
                log.warning("The database was set back: every kept page is dropped.")
                self._ring.drop_all()
            self._restored = watch.restored
            self._process = this_process


def _without_notes(django):
    """Django, its answers without what pages tell the front alone."""

    def answer(environ, start_response):
        def start(status, headers, exc_info=None):
            return start_response(status, without_notes(headers), *([exc_info] if exc_info else []))

        return django(environ, start)

    return answer


def _is_busy(made):
    """Whether the answer is that there is no place to work on it now."""
    return made[0].startswith("503")


def _collect(django, environ):
    """(status, headers, body) of Django's answer."""
    begun, parts = [], []

    def start_response(status, headers, exc_info=None):
        begun[:] = [status, headers]
        return parts.append

    answer = django(environ, start_response)
    try:
        parts.extend(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    return (*begun, b"".join(parts))
