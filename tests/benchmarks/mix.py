"""Readers under publication: the load goes on, stories come out, reviews are sent, a checker reads along."""

import json
import random
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlencode

from .servers import HOST

ROOT = Path(__file__).parents[2]
TOKEN = re.compile(r'name="token" value="([^"]+)"')
A_SECOND = 1.0
REVIEWS_A_SECOND = 5


@dataclass
class Seen:
    """What the checker saw: `lags` in seconds, how long after its commit a page was still without a story,
    the longest for each story and page; `late` of them above a second; faults of any kind."""

    lags: dict = field(default_factory=dict)
    read: int = 0
    faults: list = field(default_factory=list)
    reviews: int = 0
    published: int = 0

    @property
    def late(self):
        return [lag for lag in self.lags.values() if lag > A_SECOND]

    def percentile(self, part):
        lags = sorted(self.lags.values())
        return lags[min(len(lags) - 1, int(part * len(lags)))] if lags else 0.0


class Disturbance:
    """Publishes, reviews and checks on `server` from `with` to its end."""

    def __init__(self, server, environ, stories, reviewed):
        self.server, self.seen, self._reviewed = server, Seen(), reviewed
        self._stop, self._last = threading.Event(), None
        self._desk = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.publishing", str(stories)],
            env=environ, cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if "ready" not in self._desk.stdout.readline():
            raise SystemExit("the desk of the bench could not begin")
        work = (self._hear, self._review, self._check, self._check)
        self._threads = [threading.Thread(target=each, daemon=True) for each in work]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self.seen

    def __exit__(self, *_error):
        self._stop.set()
        self._desk.terminate()
        self._desk.wait()
        for thread in self._threads:
            thread.join()

    def _hear(self):
        for line in self._desk.stdout:
            story = json.loads(line)
            story["pages"] = ["/", f"/{story['section']}/", "/latest/", "/feed/", quote(story["path"])]
            for page in story["pages"]:
                self.seen.lags[story["headline"], page] = 0.0
            self._last = story
            self.seen.published += 1

    def _check(self):
        """Read a page of the last story; without it, note how long after the commit the reading began."""
        while not self._stop.wait(0.01):
            story = self._last
            if story is None:
                continue
            page, begun = random.choice(story["pages"]), time.time()
            status, text = self._ask("GET", page)
            self.seen.read += 1
            if status != 200:
                self.seen.faults.append(f"{status} {page}")
            elif story["headline"] not in text and story is self._last:
                key = (story["headline"], page)
                self.seen.lags[key] = max(self.seen.lags[key], begun - story["at"])

    def _review(self):
        number = 0
        while not self._stop.wait(1 / REVIEWS_A_SECOND):
            number += 1
            path = self._reviewed[number % len(self._reviewed)]
            token = TOKEN.search(self._ask("GET", path)[1])
            if not token:
                continue
            who = f"reader{number}-{time.time_ns()}@example.org"
            form = {"name": "A Reader", "email": who, "rating": "4", "token": token[1]}
            body = urlencode(form | {"text": f"Clear and to the point, number {number}.", "website": ""})
            status, _text = self._ask(
                "POST", f"{path}review/", body, f"198.51.{number % 250}.{number // 250}"
            )
            self.seen.reviews += status == 303
            if status >= 500:
                self.seen.faults.append(f"{status} {path}review/")

    def _ask(self, method, path, body=None, reader="203.0.113.1"):
        connection = HTTPConnection(HOST, self.server.port, timeout=20)
        headers = {"X-Forwarded-For": reader} | (
            {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        )
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, HTTPException) as error:
            self.seen.faults.append(f"{error!r} {path}")
            return 0, ""
        finally:
            connection.close()
