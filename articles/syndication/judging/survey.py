"""Everything a site tells machines, from its robots.txt on, found as a crawler finds it."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from . import ADVICE
from . import standing as files
from .feeds import TYPES, judged_feed
from .pages import judged_page, judged_return
from .sitemaps import judged_sitemap
from .structured import judged_newsroom, judged_profile, judged_story, judged_trail

FORMS = {"rss": "", "atom": "atom/", "json": "json/"}


@dataclass
class Row:
    """One line of the table: how many of an artefact were looked at, and what is wrong with which."""

    name: str
    checked: int = 0
    problems: list = field(default_factory=list)
    advice: list = field(default_factory=list)
    hidden: str = ""  # a secret that no problem may print

    def add(self, address, wrong):
        self.checked += 1
        for what in wrong:
            text = f"{address}: {what}"
            text = text.replace(self.hidden, "…") if self.hidden else text
            found = self.advice if what.startswith(ADVICE) else self.problems
            found.append(text.replace(ADVICE, "", 1))


class Survey:
    """Looks at a Site; `most` is how many pages of each kind, None for every one. `rows` is the outcome."""

    def __init__(self, site, most=25):
        self.site, self.most, self.rows = site, most, []
        self.publication, self._seen_feeds = "", set()
        self.stories, self.others = [], {}

    def row(self, name, **how):
        self.rows.append(Row(name, **how))
        return self.rows[-1]

    def look(self, *, key="", partners=()):
        """All of it; `key` is IndexNow's, `partners` are (name, path, secret) of each partner's feed."""
        _wrong, head = judged_page(self.site.get("/"), self.site)
        self.publication = head.meta("og:site_name")
        self._sitemaps()
        self._pages()
        for name, path, secret in partners:
            row = self.row(f"partner feed {name}", hidden=secret)
            self._feed(row, path)
        self._standing(key)
        self._icons(head)

    def _sitemaps(self):
        """Whatever robots.txt names, and what those name."""
        robots = self.site.get("/robots.txt")
        _wrong, named = files.judged_robots(robots, self.site)
        named = [address for address in named if self.site.is_own(address)]
        index = self.row("sitemap index")
        news, plain = self.row("news sitemap"), self.row("sitemaps")
        waiting, seen = list(named), set()
        while waiting:
            address = waiting.pop(0)
            if address in seen or not self.site.is_own(address):
                continue
            seen.add(address)
            is_news = "news" in urlsplit(address).path
            wrong, more, pages = judged_sitemap(
                self.site.get(address), self.site, news=is_news, publication=self.publication
            )
            row = index if more else news if is_news else plain
            row.add(address, wrong)
            waiting += more
            self._take(address, pages, is_news)
        if not index.checked:
            index.problems.append(f"{robots.address}: names no index of sitemaps")

    def _take(self, file, pages, is_news):
        """Pages by what they are, told by the name of their file; the newest stories first."""
        name = urlsplit(file).path
        kind = next(
            (kind for kind in ("sections", "correspondents", "tags") if f"-{kind}" in name), "stories"
        )
        own = [page for page in pages if self.site.is_own(page)]
        if kind == "stories":
            self.stories = [*own, *self.stories] if is_news else [*self.stories, *reversed(own)]
        else:
            self.others.setdefault(kind, []).extend(own)

    def _pages(self):
        stories = self._some(list(dict.fromkeys(self.stories)))
        self._look_at("stories", stories, judged_story)
        kinds = {"sections": self._section, "correspondents": self._correspondent, "tags": self._tag}
        feeds = self.row("feeds")
        for kind, judge in kinds.items():
            pages = self._some(self.others.get(kind, []))
            self._look_at(f"{kind} pages", pages, judge)
            for page in pages:
                for path in self._feeds_of(page):
                    self._feed(feeds, path)

    def _look_at(self, name, pages, judge):
        row = self.row(name)
        for page in pages:
            answer = self.site.get(page)
            wrong, head = judged_page(answer, self.site)
            if answer.status == 200:
                wrong += judged_return(answer, head, self.site)
                wrong += _judged(judge, head, page)
                picture = head.meta("og:image")
                if self.site.is_own(picture):
                    size = f"{head.meta('og:image:width')}x{head.meta('og:image:height')}"
                    wrong += (
                        f"og:image {what}" for what in files.judged_picture(self.site.get(picture), size)
                    )
            row.add(page, wrong)

    def _section(self, head, address):
        is_front = bool(head.block("WebSite", "NewsMediaOrganization"))
        return judged_newsroom(head, address) if is_front else judged_trail(head)

    def _tag(self, head, address):
        return judged_trail(head)

    def _correspondent(self, head, address):
        return judged_trail(head) if address.endswith("/correspondents/") else judged_profile(head, address)

    def _feeds_of(self, page):
        """Paths of the RSS that a page names: its own, and the site's."""
        _wrong, head = judged_page(self.site.get(page), self.site)
        named = [
            link.get("href", "")
            for link in head.links
            if "alternate" in link.get("rel", "") and link.get("type") == TYPES["rss"]
        ]
        return [urlsplit(address).path for address in named]

    def _feed(self, row, path):
        """A feed in its three forms, which must name the same stories in one order."""
        address, orders = self.site.host + path, {}
        if address in self._seen_feeds:
            return
        self._seen_feeds.add(address)
        for form, tail in FORMS.items():
            wrong, ids = judged_feed(self.site.get(address + tail), self.site, form)
            orders[form] = ids
            if ids != orders["rss"]:
                wrong = [*wrong, "names other stories than the RSS, or in another order"]
            row.add(address + tail, wrong)

    def _standing(self, key):
        robots = self.site.get("/robots.txt")
        stories = self._some(self.stories)
        self.row("robots.txt").add(robots.address, files.judged_robots(robots, self.site, stories)[0])
        judges = {
            "security.txt": ("/.well-known/security.txt", files.judged_security),
            "humans.txt": ("/humans.txt", files.judged_text),
            "ads.txt": ("/ads.txt", files.judged_ads),
            "trust.txt": ("/trust.txt", files.judged_trust),
        }
        for name, (path, judge) in judges.items():
            row, answer = self.row(name), self.site.get(path)
            if answer.status != 404:  # a newsroom need not have it
                row.add(answer.address, judge(answer, self.site))
        if key:
            answer = self.site.get(f"/{key}.txt")
            self.row("IndexNow key").add(answer.address, files.judged_key(answer, self.site, key))

    def _icons(self, head):
        manifest = self.site.get("/site.webmanifest")
        wrong, icons = files.judged_manifest(manifest, self.site)
        self.row("manifest").add(manifest.address, wrong)
        row = self.row("icons")
        named = {self.site.host + "/favicon.ico": "", **dict(icons)}
        for rel in ("icon", "apple-touch-icon"):
            for address in head.linked(rel):
                named.setdefault(self.site.host + address if address.startswith("/") else address, "")
        for address, size in named.items():
            if self.site.is_own(address):
                row.add(address, files.judged_picture(self.site.get(address), size))

    def _some(self, pages):
        """The first of them, and some from the rest, evenly: old stories are looked at too."""
        if self.most is None or len(pages) <= self.most:
            return pages
        newest = pages[: self.most // 2]
        rest = pages[len(newest) :]
        step = len(rest) / (self.most - len(newest))
        return newest + [rest[int(place * step)] for place in range(self.most - len(newest))]


def _judged(judge, head, page):
    """What the judge yields; a part that is a word where an object must be ends it."""
    try:
        yield from judge(head, page)
    except (AttributeError, TypeError, KeyError):
        yield "has JSON-LD with a part of another form than schema.org gives it"
