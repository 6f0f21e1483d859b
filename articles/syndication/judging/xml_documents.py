"""XML from a server, read strictly: well-formed, without a document type, by its names."""

from xml.etree import ElementTree

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "sm": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


class NotRead(Exception):
    """It is no XML that a strict reader takes."""


def document(body):
    if b"<!DOCTYPE" in body[:1000]:
        raise NotRead("has a document type, which this format has not")
    try:
        return ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        raise NotRead(f"is not well-formed XML: {error}") from None


def name(prefixed):
    """`atom:id` as the reader has it."""
    prefix, _colon, local = prefixed.rpartition(":")
    return f"{{{NAMES[prefix]}}}{local}" if prefix else local


def all_of(element, path):
    return element.findall(path, NAMES)


def text_of(element, path):
    return (element.findtext(path, "", NAMES) or "").strip()
