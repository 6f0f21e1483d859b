"""What a page weighs as it is sent, and what it may: `python -m tests.audit.weight http://127.0.0.1:8000`.

The command weighs every page that the sitemaps of a running site list, and exits 1 where one is too heavy.
"""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

import brotli
from lxml import html

from tests.audit.site import ROOT, Site

KB = 1000
FONT = (ROOT / "static/fonts/faustina-latin.woff2").stat().st_size
SCRIPT = len(brotli.compress((ROOT / "static/js/site.js").read_bytes()))
LONG_BODY = 30_000  # characters; the HTML of longer ones is not weighed
STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
MOST = {"front": (40, 80), "latest": (15, 60), "other": (20, 60)}  # KB of HTML, and of all without pictures


@dataclass(frozen=True)
class Weight:
    """Bytes of a page's HTML and CSS, compressed; `all` counts the script and the font with them."""

    path: str
    markup: int
    css: int

    @property
    def all(self):
        return self.markup + self.css + SCRIPT + FONT

    @property
    def is_too_much(self):
        markup, everything = MOST[self.kind]
        return self.markup > markup * KB or self.css > 8 * KB or self.all > everything * KB

    @property
    def kind(self):
        last = self.path.rstrip("/").rsplit("/", 1)[-1]
        return "latest" if last == "latest" else "front" if re.fullmatch(r"/(\w\w/)?", self.path) else "other"

    def __str__(self):
        return f"{self.markup / KB:6.1f} {self.css / KB:5.1f} {self.all / KB:6.1f}  {self.path}"


def weigh(site, path):
    """The page at `path` in brotli as the site sends it; None where its body is too long to count."""
    status, headers, body = site.get(path, Accept_Encoding="br")
    assert status == 200 and headers["Content-Encoding"] == "br", f"{path}: {status}"
    text = brotli.decompress(body)
    if sum(len(one.text_content()) for one in html.fromstring(text).find_class("body")) > LONG_BODY:
        return None
    css = len(brotli.compress(STYLE.search(text)[1], quality=5))
    return Weight(path, len(body) - css, css)


def main(address):
    site = Site.__new__(Site)
    site.url = address.rstrip("/")
    paths = ["/", "/latest/", "/correspondents/", "/corrections/", *site.listed()]
    with ThreadPoolExecutor(4) as threads:
        weights = list(threads.map(lambda path: weigh(site, urlsplit(path).path), dict.fromkeys(paths)))
    long = weights.count(None)
    weights = sorted((one for one in weights if one), key=lambda one: -one.all)
    print(
        f"{len(weights)} pages, and {long} with bodies of over {LONG_BODY:,} characters; the heaviest, in KB:"
    )
    print("  HTML   CSS    all")
    print(*weights[:15], sep="\n")
    return any(one.is_too_much for one in weights)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
