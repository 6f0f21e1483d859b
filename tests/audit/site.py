"""A site as a process of its own, with its own data, and the addresses of its reader pages by kind."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
# Stories that look as different as stories can; each is the first such address that sitemaps list.
STORIES = {
    "story": r"/kovran-dam-spillway/$",
    "story with versions": r"/port-ansel-landfall/$",
    "story with all that a body can hold": r"/vesel-washington-call/$",
    "story from right to left": r"^/ar/\w+/\d",
    "story in extended Latin": r"^/az/\w+/\d",
    "story in Cyrillic": r"^/ru/\w+/\d",
}
# What is asked by machines, or needs a token that the desk made.
NO_PAGES = re.compile(
    r"_feed|feed_|^feed|sitemap|robots|security|humans|ads|trust|favicon|icon|manifest|indexnow_key|partner|preview"
)


class Site:
    """`url`, once `start()`ed in `folder`; a demonstration newsroom is made there by `seed()`.

    In `production` its files are packed and named as on a real site, which takes half a minute.
    """

    def __init__(self, folder, production=False):
        self.production = production
        self.folder = Path(folder)
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.env = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
        self.env.pop("DATABASE_URL", None)
        self.env |= {
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "NEWSROOM_DATA": str(self.folder),
            "NEWSROOM_PAGES": str(self.folder / f"pages-{self.port}"),
            "NEWSROOM_STATIC_ROOT": str(self.folder / "static"),
            **({"NEWSROOM_HTTPS": "0"} if production else {"NEWSROOM_DEMO": "1"}),
            "NEWSROOM_ALLOWED_HOSTS": "127.0.0.1",
            "NEWSROOM_ADDRESS": self.url,
            "NEWSROOM_SECRET_KEY": "only-for-tests-" + "x" * 50,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        (self.folder / "static").mkdir(parents=True, exist_ok=True)

    def manage(self, *command):
        made = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=self.env, capture_output=True, text=True
        )
        assert made.returncode == 0, made.stderr

    def seed(self):
        self.manage("migrate", "--verbosity", "0")
        self.manage("seed_newsroom", "--password", "newsroom")
        if self.production:
            self.manage("collectstatic", "--no-input", "--verbosity", "0")

    def start(self):
        env = self.env | {"PORT": str(self.port), "PROCESSES": "1"}
        log = self.folder / f"server-{self.port}.log"
        self.log = log.open("wb")
        self.process = subprocess.Popen(["deploy/serve"], cwd=ROOT, env=env, stdout=self.log, stderr=self.log)
        for _try in range(300):
            try:
                return urlopen(f"{self.url}/healthz", timeout=2).close()
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"The site did not start: {(self.folder / 'server.log').read_text()}")

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()

    def get(self, path, **headers):
        """(status, headers, body as it came)."""
        request = Request(
            self.url + quote(path, safe="/?=&%#"),
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
        try:
            with urlopen(request, timeout=30) as answer:
                return answer.status, answer.headers, answer.read()
        except HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def listed(self, path="/sitemap.xml"):
        """Every path that the sitemaps list."""
        status, _headers, body = self.get(path)
        assert status == 200, f"{path}: {status}"
        found = [urlsplit(url).path for url in re.findall(r"<loc>([^<]+)</loc>", body.decode())]
        if b"<sitemapindex" in body:
            return [path for each in found for path in self.listed(each)]
        return found


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def pages_of(site):
    """Kind to path, of every kind of page the demonstration newsroom has for readers."""
    listed = site.listed()
    first = lambda pattern: next(path for path in listed if re.search(pattern, path))  # noqa: E731
    stories = {kind: first(pattern) for kind, pattern in STORIES.items()}
    story, versions = stories["story"], stories["story with versions"]
    report = re.search(rf"{story}reviews/\d+/report/", site.get(story)[2].decode())[0]
    day = re.search(r"/(\d{4}/\d\d/\d\d)/", story)[1]
    return {
        "front": "/",
        "front in another language": "/az/",
        "section": "/climate/",
        **stories,
        "version": f"{versions}v1/",
        "review": f"{story}review/",
        "review_thanks": f"{story}review/thanks/",
        "reviews": f"{story}reviews/",
        "report": report,
        "latest": "/latest/",
        "archive": f"/archive/{day}/",
        "correspondents": "/correspondents/",
        "correspondent": "/correspondents/mira-toll/",
        "tag": first("^/tags/"),
        "corrections": "/corrections/",
        "search": "/search/",
        "search that found": "/search/?q=kovran",
        "search that found nothing": "/search/?q=qqqqqq",
        "page an editor wrote": "/about/",
        "absent page": "/nowhere/",
    }
