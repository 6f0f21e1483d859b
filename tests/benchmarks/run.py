"""Pages under load: `make bench`, or `python -m tests.benchmarks.run [--articles N] [--rounds N] …`.

Everything is measured beside limits of the same run, on the same machine and on the server that production
has, with its options (deploy/serve): (a) a bare program that sends the same bytes, (b) a bare Django view,
in a project as `startproject` makes it and (b-) in one without middleware, (c) nginx with a file. A 304 is
held to the same page asked for with a tag that is not its own, since a request with one more header costs
every server more. Ratios hold from one machine to the next; runs take turns, and medians are printed. The
figures go to var/bench/figures.json, with which the next run compares itself.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path

from newsroom.page_store.ring import MARKS, Ring

from . import report
from .load import load
from .measured import Archive, page_of, status_of
from .mix import Disturbance
from .servers import HOST, nginx, serve

ROOT = Path(__file__).parents[2]
KINDS = {"front": "/", "section": None, "feed": "/feed/", "story": None}
MIX = {"front": 10, "section": 10, "hot": 40, "random": 40}  # parts of a hundred


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2, help="of each load")
    parser.add_argument("--mix-seconds", type=int, default=24)
    parser.add_argument("--database", default="", help="a URL; SQLite without one")
    parser.add_argument(
        "--scale", action="store_true", help="cold pages of a thousand, 100,000 and a million"
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=(), help="with --scale: these instead, on both databases"
    )
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    wanted = parser.parse_args()
    if wanted.scale:
        from .scale import measure_scale

        return measure_scale(wanted.folder, wanted.sizes)
    return Bench(wanted).run()


class Bench:
    def __init__(self, wanted):
        self.wanted, self.figures = wanted, {}
        self.archive = Archive(wanted.folder, wanted.articles, wanted.database)
        self.servers = []

    def run(self):
        say(f"Seeding {self.archive.articles} stories …")
        self.archive.seed()
        self.paths = self.archive.story_paths()
        try:
            self._measure()
        finally:
            for server in self.servers:
                server.stop()
        return report.show(self.figures, self.wanted.folder / "figures.json")

    def _measure(self):
        self._start_site()
        self._make_cold_pages()
        self._start_limits()
        self._rounds()
        self._mix()
        self._keep("memory of a process, MB", self.site.private_memory())
        self._keep_store()

    def _keep_store(self):
        """How much of the store is used, its bound, and how much it has let go of to stay within."""
        (file,) = (self.archive.folder / "pages").glob("pages-*")
        ring = Ring(file, file.stat().st_size - MARKS)
        self._keep("store on disk, shared, MB", file.stat().st_blocks * 512 / 1e6)
        self._keep("store's bound, MB", ring.size / 1e6)
        self._keep("pages in the store", len(ring))
        self._keep("written to the store, MB", ring.written / 1e6)
        self._keep("evicted from the store, MB", max(0, ring.written - ring.size) / 1e6)

    def _start_site(self):
        for file in (self.archive.folder / "pages").glob("pages-*"):
            file.unlink()
        starts = []
        for _round in range(3):
            site = serve("site", self.archive.folder, self.archive.environ)
            starts.append(site.started_in)
            site.stop()
        self._keep("start to first answer, s", statistics.median(starts))
        for file in (self.archive.folder / "pages").glob("pages-*"):
            file.unlink()
        self.site = self._run(serve("site", self.archive.folder, self.archive.environ))

    def _make_cold_pages(self):
        """Every story once, on four connections; this also fills the store."""
        say(f"Making {len(self.paths)} pages …")
        ask_once(self.site, self.paths[:50])
        start = time.monotonic()
        made = ask_once(self.site, self.paths[50:], for_seconds=150)
        self._keep("cold story pages a second", made / (time.monotonic() - start))
        self.paths = self.paths[: made + 50]

    def _start_limits(self):
        section = self.paths[-1].split("/")[1]
        self.addresses = KINDS | {"section": f"/{section}/", "story": self.paths[-1]}
        pages = {}
        for kind, path in self.addresses.items():
            headers, body = page_of(self.site, path)
            file = self.archive.folder / f"{kind}.bytes"
            file.write_bytes(body)
            pages[path] = (headers, str(file))
            if kind == "story":
                self.tag = dict(headers)["etag"]
                if status_of(self.site, path, self.tag) != 304:
                    sys.exit("A page that the reader has was sent again.")
                pages["*"], (story_headers, story_file) = pages[path], (headers, file)
        known = self.archive.folder / "pages.json"
        known.write_text(json.dumps(pages))
        environ = self.archive.environ | {"BENCH_PAGES": str(known)}
        self.bare = self._run(
            serve("bare", self.archive.folder, environ, "tests.benchmarks.bare_wsgi:application")
        )
        self.django, self.django_alone = (
            self._run(serve(name, self.archive.folder, environ, "tests.benchmarks.bare_django:application"))
            for name, environ in self._django_projects(environ)
        )
        self.nginx = nginx(self.archive.folder, story_file, story_headers)
        if self.nginx:
            self.servers.append(self.nginx)
        self.lists = {kind: self.archive.write_paths(kind, [path]) for kind, path in self.addresses.items()}
        self.lists["random"] = self.archive.write_paths("random", self.paths)
        self.lists["search"] = self.archive.write_paths("search", ["/search/?q=minister", "/search/?q=port"])
        hot = self.paths[-20:]
        parts = {"front": ["/"], "section": [self.addresses["section"]], "hot": hot, "random": self.paths}
        mixed = [
            path
            for name, part in MIX.items()
            for path, _n in zip(cycle(parts[name]), range(part * 250), strict=False)
        ]
        self.lists["mix"] = self.archive.write_paths("mix", mixed)
        for path in (*self.addresses.values(), *hot):
            page_of(self.site, path)

    def _django_projects(self, environ):
        folder = self.archive.folder / "bare"
        if not folder.exists():
            folder.mkdir()
            make = [sys.executable, "-m", "django", "startproject", "bare_project", str(folder)]
            subprocess.run(make, check=True)
        environ = environ | {"BENCH_PROJECT": str(folder)}
        return ("django", environ), ("django-alone", environ | {"BENCH_MIDDLEWARE": "0"})

    def _cells(self):
        """(name, server, list of paths, connections, tag) of every load, limits beside what they limit."""
        for connections in (16, 1, 64):
            yield f"story, random @{connections}", self.site, "random", connections, None
            yield f"(a) story @{connections}", self.bare, "random", connections, None
            yield f"story, hot @{connections}", self.site, "story", connections, None
            yield f"(b) Django view @{connections}", self.django, "random", connections, None
            yield f"(b-) without middleware @{connections}", self.django_alone, "random", connections, None
            if self.nginx:
                yield f"(c) nginx @{connections}", self.nginx, "story", connections, None
        for kind in ("front", "section", "feed"):
            yield f"{kind} @16", self.site, kind, 16, None
            yield f"(a) {kind} @16", self.bare, kind, 16, None
        yield "story, 304 @16", self.site, "story", 16, self.tag
        yield "story, other tag @16", self.site, "story", 16, '"another"'
        yield "(a) 304 @16", self.bare, "story", 16, self.tag
        yield "search @8", self.site, "search", 8, None

    def _rounds(self):
        taken = {}
        for number in range(1, self.wanted.rounds + 1):
            say(f"Round {number} of {self.wanted.rounds} …")
            for name, server, paths, connections, tag in self._cells():
                figures = load(
                    server.address, self.lists[paths], connections=connections, seconds=self.wanted.seconds,
                    tag=tag,
                )  # fmt: skip
                taken.setdefault(name, []).append(figures)
            time.sleep(2)  # the searches that the last load left behind come to their end
        for name, rows in taken.items():
            self.figures[name] = {
                "rate": statistics.median(row.rate for row in rows),
                "p50": statistics.median(row.half for row in rows),
                "p99": statistics.median(row.most for row in rows),
                "failed": sum(row.failed for row in rows),
            }

    def _mix(self):
        """The same readers alone, then with the desk at work, then alone once more."""
        say("Readers while the desk publishes …")
        seconds = self.wanted.mix_seconds
        alone = [self._readers(seconds // 3)]
        with Disturbance(self.site, self.archive.environ, seconds // 2 + 2, self.paths[-200:]) as seen:
            time.sleep(2)
            disturbed = self._readers(seconds)
        alone.append(self._readers(seconds // 3))
        rate = statistics.mean(each.rate for each in alone)
        self.figures["mix, undisturbed @16"] = {
            "rate": rate,
            "p50": alone[0].half,
            "p99": alone[0].most,
            "failed": 0,
        }
        self.figures["mix, publishing @16"] = {
            "rate": disturbed.rate, "p50": disturbed.half, "p99": disturbed.most,
            "failed": disturbed.failed + len(seen.faults),
        }  # fmt: skip
        self._keep("stories published", seen.published)
        self._keep("reviews sent", seen.reviews)
        self._keep("pages the checker read", seen.read)
        self._keep("stale, the longest, s", max(seen.lags.values(), default=0))
        self._keep("stale, 99 of 100, s", seen.percentile(0.99))
        self._keep("stale for more than a second", len(seen.late))
        if seen.faults:
            print("Faults:", seen.faults[:5], file=sys.stderr)

    def _readers(self, seconds):
        return load(self.site.address, self.lists["mix"], connections=16, seconds=seconds)

    def _run(self, server):
        self.servers.append(server)
        return server

    def _keep(self, name, value):
        self.figures[name] = {"value": value}


def ask_once(server, paths, connections=8, for_seconds=None):
    """Ask for each path once; how many were answered before the time was over.

    Whichever connection is free takes the next: were each given its part, the process that got most of
    the connections would work on at the end while the other stood still.
    """
    until = time.monotonic() + (for_seconds or 3600)
    left = iter(paths)

    def ask(_reader):
        connection, done = HTTPConnection(HOST, server.port, timeout=60), 0
        for path in left:
            connection.request("GET", path, headers={"Accept-Encoding": "br"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                sys.exit(f"{path} answered {answer.status}")
            done += 1
            if time.monotonic() > until:
                break
        connection.close()
        return done

    with ThreadPoolExecutor(connections) as readers:
        return sum(readers.map(ask, range(connections)))


def say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
