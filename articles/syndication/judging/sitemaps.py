"""Sitemaps by the rules of sitemaps.org, and the news sitemap by Google's."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

from .rules import LANGUAGE, judged_address, judged_answer, judged_time, moment
from .xml_documents import NotRead, all_of, document, name, text_of

TYPES = ["application/xml", "text/xml"]
MOST, MOST_NEWS, WINDOW = 50_000, 1_000, timedelta(hours=48)
DAY = re.compile(r"\d{4}-\d\d-\d\d")
ORDER = ["loc", "lastmod", "changefreq", "priority"]


def judged_sitemap(answer, site, *, news=False, publication=""):
    """(what is wrong, addresses of files it names, addresses of pages): an index or a file.

    `news` where it is a news sitemap; `publication` is the name that its stories must give.
    """
    wrong = list(judged_answer(answer, site, TYPES))
    if answer.status != 200:
        return wrong, [], []
    try:
        root = document(answer.body)
    except NotRead as error:
        return [*wrong, str(error)], [], []
    kinds = {name("sm:sitemapindex"): "sm:sitemap", name("sm:urlset"): "sm:url"}
    if root.tag not in kinds:
        return [*wrong, "is neither a sitemapindex nor a urlset of sitemaps.org"], [], []
    rows, is_index = list(root), root.tag == name("sm:sitemapindex")
    if any(row.tag != name(kinds[root.tag]) for row in rows):
        wrong.append("holds what is no entry of it")
    wrong += _judged_size(len(rows), news and not is_index)
    addresses = [text_of(row, "sm:loc") for row in rows]
    for place, row in enumerate(rows, start=1):
        wrong += (f"entry {place}: {what}" for what in _judged_row(row, site))
        if news and not is_index:
            wrong += (f"entry {place}: {what}" for what in _judged_news(row, publication))
    wrong += [f"{one} stands {n} times" for one, n in Counter(addresses).items() if n > 1]
    return wrong, addresses if is_index else [], [] if is_index else addresses


def _judged_size(rows, news):
    most = MOST_NEWS if news else MOST
    if rows > most:
        yield f"has {rows:,} addresses, and {most:,} are allowed"
    if not rows and not news:
        yield "is empty"


def _judged_row(row, site):
    yield from judged_address("loc", text_of(row, "sm:loc"), site)
    changed = row.find(name("sm:lastmod"))
    if changed is not None and not DAY.fullmatch(changed.text or ""):
        yield from judged_time("lastmod", changed.text)
    own = [child.tag.rpartition("}")[2] for child in row if child.tag.startswith(name("sm:"))]
    if own != sorted(own, key=lambda tag: ORDER.index(tag) if tag in ORDER else len(ORDER)):
        yield f"has its parts out of order: {', '.join(own)}"


def _judged_news(row, publication):
    found = all_of(row, "news:news")
    if len(found) != 1:
        yield f"has {len(found)} news:news"
        return
    said = text_of(found[0], "news:publication/news:name")
    language = text_of(found[0], "news:publication/news:language")
    if not said or (publication and said != publication):
        yield f"publication is named “{said}”, not “{publication}” as on the page"
    if language not in {"zh-cn", "zh-tw"} and not (LANGUAGE.fullmatch(language) and len(language) < 4):
        yield f"language “{language}” is no code of ISO 639"
    date = text_of(found[0], "news:publication_date")
    yield from judged_time("publication_date", date)
    if moment(date) and moment(date) < datetime.now(UTC) - WINDOW - timedelta(minutes=1):
        yield f"was published {date}, more than 48 hours ago"
    if not text_of(found[0], "news:title"):
        yield "has no title"
