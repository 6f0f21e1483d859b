"""Sitemaps as files: what stands in each, at most 50,000 addresses, and the index that names them all."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

MOST = 50_000  # addresses a file may hold
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
START = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass
class Place:
    """One address in a file: absolute, when it last changed if that is known, and what it says besides."""

    address: str
    changed: object = None
    more: str = ""


def urlset(places, namespaces=""):
    """A sitemap as bytes. Written by hand: a file may have 50,000 of these, and a second."""
    rows = "".join(
        f"<url><loc>{escape(place.address)}</loc>{_changed(place)}{place.more}</url>\n" for place in places
    )
    return f'{START}<urlset xmlns="{NAMESPACE}"{namespaces}>\n{rows}</urlset>\n'.encode()


def index_of(places):
    """The index of sitemaps as bytes."""
    rows = "".join(
        f"<sitemap><loc>{escape(place.address)}</loc>{_changed(place)}</sitemap>\n" for place in places
    )
    return f'{START}<sitemapindex xmlns="{NAMESPACE}">\n{rows}</sitemapindex>\n'.encode()


def _changed(place):
    return f"<lastmod>{place.changed.isoformat(timespec='seconds')}</lastmod>" if place.changed else ""
