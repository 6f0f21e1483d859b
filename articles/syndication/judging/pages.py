"""A page for people, by what it tells machines: canonical, Open Graph, feeds, hreflang and their answers."""

import re
from collections import Counter

from .page_head import Head
from .rules import LANGUAGE, is_absolute, judged_address, judged_answer

FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
OPEN_GRAPH = ("og:title", "og:type", "og:url", "og:image", "og:site_name")
SMALLEST_CARD = (600, 315)


def judged_page(answer, site):
    """(what is wrong, its head) of any page that sitemaps name."""
    wrong = list(judged_answer(answer, site, ["text/html"]))
    if answer.status != 200:
        return wrong, Head("")
    head = Head(answer.text)
    wrong += _judged_head(answer, head, site)
    wrong += [f"has JSON-LD that is no JSON: {text}" for text in head.broken]
    return wrong, head


def _judged_head(answer, head, site):
    if not head.title:
        yield "has no title"
    if not LANGUAGE.fullmatch(head.language):
        yield f"says no language (html lang “{head.language}”)"
    canonical = head.linked("canonical")
    if canonical != [answer.address]:
        yield f"names {', '.join(canonical) or 'nothing'} as canonical and not itself"
    robots = f"{head.meta('robots')} {answer.headers.get('X-Robots-Tag', '')}"
    if re.search(r"\b(noindex|none)\b", robots):
        yield f"is in a sitemap and may not be indexed ({robots.strip()})"
    yield from _judged_card(head, answer.address)
    kinds = [link.get("type") for link in head.links if "alternate" in link.get("rel", "")]
    yield from (f"names no feed of {kind}" for kind in FEEDS if kind not in kinds)
    yield from _judged_alternates(answer, head, site)


def _judged_card(head, address):
    yield from (f"has no {name}" for name in OPEN_GRAPH if not head.meta(name))
    if head.meta("og:url") and head.meta("og:url") != address:
        yield f"has og:url {head.meta('og:url')}"
    if head.meta("og:image") and not is_absolute(head.meta("og:image")):
        yield f"og:image {head.meta('og:image')} is not absolute"
    if not head.meta("twitter:card"):
        yield "has no twitter:card"
    size = [head.meta(f"og:image:{side}") for side in ("width", "height")]
    if head.meta("og:image") and not all(side.isdigit() for side in size):
        yield "gives no size of og:image"
    elif head.meta("og:image") and any(
        int(side) < least for side, least in zip(size, SMALLEST_CARD, strict=True)
    ):
        yield f"og:image is {size[0]} × {size[1]}, smaller than {SMALLEST_CARD[0]} × {SMALLEST_CARD[1]}"


def _judged_alternates(answer, head, site):
    links = head.alternates()
    if not links:
        return
    for language, count in Counter(language for language, _address in links).items():
        if count > 1:
            yield f"names {count} pages as {language}"
        if language != "x-default" and not LANGUAGE.fullmatch(language):
            yield f"hreflang “{language}” is no language"
    for language, address in links:
        yield from judged_address(f"hreflang {language}", address, site)
    if answer.address not in [address for language, address in links if language != "x-default"]:
        yield "is not among its own alternates"
    if "x-default" not in dict(links):
        yield "has alternates and no x-default"


def judged_return(answer, head, site):
    """Whether every page that it names as itself in another language names it, and the same ones."""
    links = head.alternates()
    for language, address in links:
        if language == "x-default" or address == answer.address or not site.is_own(address):
            continue
        other = site.get(address)
        if other.status != 200:
            yield f"hreflang {language} {address} answers {other.status}"
        elif sorted(Head(other.text).alternates()) != sorted(links):
            yield f"hreflang {language} {address} does not name the same alternates"
