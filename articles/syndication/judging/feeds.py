"""RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, each by its own rules; and all three by one another."""

import json
import re
from collections import Counter

from .rules import is_absolute, judged_address, judged_answer, judged_time, mail_moment, moment
from .xml_documents import NotRead, all_of, document, name, text_of

TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
LINK = re.compile(r"""<[^>]*?\s(?:href|src)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)


def judged_feed(answer, site, form):
    """What is wrong with a feed in `form`, as a list; and the names of its stories in order."""
    wrong = list(judged_answer(answer, site, [TYPES[form]]))
    if answer.status != 200:
        return wrong, []
    ids = []
    try:
        wrong += {"rss": _rss, "atom": _atom, "json": _json}[form](answer, site, ids)
    except NotRead as error:
        wrong.append(str(error))
    wrong += [f"id {one} stands {n} times" for one, n in Counter(ids).items() if n > 1]
    return wrong, ids


def _rss(answer, site, ids):
    root = document(answer.body)
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or channel is None:
        raise NotRead("is no RSS 2.0")
    for field in ("title", "description"):
        if not text_of(channel, field):
            yield f"channel has no {field}"
    yield from judged_address("the channel’s link", text_of(channel, "link"), site)
    yield from _self(channel, "atom:link", answer)
    if channel.find("lastBuildDate") is not None:
        yield from judged_time("lastBuildDate", text_of(channel, "lastBuildDate"), mail_moment)
    for place, item in enumerate(channel.findall("item"), start=1):
        yield from (f"item {place}: {what}" for what in _rss_item(item, site))
        ids.append(text_of(item, "guid"))


def _rss_item(item, site):
    guid = item.find("guid")
    if not text_of(item, "title"):
        yield "has no title"
    if guid is None or not guid.text:
        yield "has no guid"
    elif guid.get("isPermaLink", "true") == "true" and not is_absolute(guid.text):
        yield f"guid {guid.text} says that it is an address and is none"
    yield from judged_address("link", text_of(item, "link"), site)
    yield from judged_time("pubDate", text_of(item, "pubDate"), mail_moment)
    if not all_of(item, "dc:creator"):
        yield "names nobody (dc:creator)"
    yield from _links("content:encoded", text_of(item, "content:encoded"))
    for picture in all_of(item, "media:content"):
        yield from _picture(picture)


def _atom(answer, site, ids):
    root = document(answer.body)
    if root.tag != name("atom:feed"):
        raise NotRead("is no Atom feed")
    for field in ("id", "title"):
        if not text_of(root, f"atom:{field}"):
            yield f"feed has no {field}"
    yield from judged_time("the feed’s updated", text_of(root, "atom:updated"))
    yield from _self(root, "atom:link", answer)
    everyone = bool(all_of(root, "atom:author"))
    for place, entry in enumerate(all_of(root, "atom:entry"), start=1):
        yield from (f"entry {place}: {what}" for what in _atom_entry(entry, site, everyone))
        ids.append(text_of(entry, "atom:id"))


def _atom_entry(entry, site, everyone):
    for field in ("id", "title"):
        if not text_of(entry, f"atom:{field}"):
            yield f"has no {field}"
    published, updated = text_of(entry, "atom:published"), text_of(entry, "atom:updated")
    yield from judged_time("updated", updated)
    yield from judged_time("published", published)
    if moment(published) and moment(updated) and moment(updated) < moment(published):
        yield f"was updated ({updated}) before it was published ({published})"
    if not everyone and not all_of(entry, "atom:author"):
        yield "has no author"
    if any(not text_of(author, "atom:name") for author in all_of(entry, "atom:author")):
        yield "has an author without a name"
    links = [
        one.get("href") for one in all_of(entry, "atom:link") if one.get("rel", "alternate") == "alternate"
    ]
    if len(links) != 1:
        yield f"has {len(links)} links to its page"
    for link in links:
        yield from judged_address("link", link, site)
    yield from _links("content", text_of(entry, "atom:content"))
    for picture in all_of(entry, "media:content"):
        yield from _picture(picture)


def _json(answer, site, ids):
    try:
        feed = json.loads(answer.body)
        items = feed["items"]
        ids += [item["id"] for item in items]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotRead("is no JSON Feed: no JSON, no items, or an item without an id") from None
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"has version {feed.get('version')}"
    if not feed.get("title"):
        yield "has no title"
    if feed.get("feed_url") != answer.address:
        yield f"feed_url is {feed.get('feed_url')}"
    yield from judged_address("home_page_url", feed.get("home_page_url"), site)
    for place, item in enumerate(items, start=1):
        yield from (f"item {place}: {what}" for what in _json_item(item, site))


def _json_item(item, site):
    if not isinstance(item["id"], str):
        yield "has an id that is no text"
    if not (item.get("content_html") or item.get("content_text")):
        yield "has neither content_html nor content_text"
    yield from judged_address("url", item.get("url"), site)
    for field in ("date_published", "date_modified"):
        yield from judged_time(field, item.get(field))
    if not all(author.get("name") or author.get("url") for author in item.get("authors", [])):
        yield "has an author of no name"
    if item.get("image") and not is_absolute(item["image"]):
        yield f"image {item['image']} is not absolute"
    yield from _links("content_html", item.get("content_html") or "")


def _self(element, path, answer):
    links = [link.get("href") for link in all_of(element, path) if link.get("rel") == "self"]
    if links != [answer.address]:
        yield f"names itself as {', '.join(map(str, links)) or 'nothing'} (rel=self)"


def _links(field, html):
    for address in LINK.findall(html):
        if not is_absolute(address) and not address.startswith(("mailto:", "tel:", "data:")):
            yield f"{field} has a link without a host: {address[:80]}"


def _picture(picture):
    if not is_absolute(picture.get("url") or ""):
        yield f"picture {picture.get('url')} is not absolute"
    if not all((picture.get(size) or "").isdigit() for size in ("width", "height")):
        yield "has a picture without width and height"
