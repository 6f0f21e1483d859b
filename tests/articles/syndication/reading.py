"""Feeds as others read them: feedparser for RSS and Atom, lxml for what is exactly in the XML."""

import json
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

import feedparser
from lxml import etree

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "sm": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)


def tree(client, url):
    """The XML at `url` by a strict parser."""
    return etree.fromstring(found(client, url).content, STRICT)


def found(client, url):
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response


def texts(tree, path):
    return [str(found) if isinstance(found, str) else found.text or "" for found in found_at(tree, path)]


def found_at(tree, path):
    return tree.xpath(path, namespaces=NAMES)


def parsed(client, url):
    """The feed at `url` by feedparser, which must find nothing amiss."""
    return fed(found(client, url))


def fed(response):
    told = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not told.bozo, (response.request["PATH_INFO"], told.get("bozo_exception"))
    return told


def tree_and_entries(client, url):
    """The feed at `url`, asked for once, as `tree` and as the entries of `parsed`."""
    response = found(client, url)
    return etree.fromstring(response.content, STRICT), fed(response).entries


def json_at(client, url):
    response = client.get(url)
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    return json.loads(response.content)


@contextmanager
def clock_at(moment):
    """The site's clock stands at `moment`: every now() of it is that."""

    class Any(type):
        def __instancecheck__(cls, one):
            return isinstance(one, datetime)

    class Standing(datetime, metaclass=Any):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    with patch("django.utils.timezone.datetime", Standing):
        yield
