"""What feeds and sitemaps cost and ask, nothing kept: the index, each kind of file, each kind of feed."""

from datetime import UTC, datetime
from unittest.mock import patch

from articles.models import PartnerFeed
from articles.search.months import months_of_all
from articles.syndication import sitemap_months
from newsroom.page_store import watch

from .lists import list_pages, measured

ROUNDS = 7
MOST = {"sitemap": 10, "feed": 8}  # questions of one
ALL_TIME = (datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC))


def measure_syndication():
    """Yields a Figure for each; a file or feed that asks more than it may ends the measuring."""
    watch.LOOK_EVERY = 60  # a slow page would look for changes once more, and questions are counted
    month = _fullest_month()
    for name, address in sitemaps(month):
        yield _measured(name, "sitemap", address)
    with patch.object(sitemap_months, "bounds", lambda month: ALL_TIME):  # as if all were of one month
        yield _measured("sitemap of 50,000 stories, or all", "sitemap", month)
    for name, address in feeds():
        yield _measured(name, "feed", address)
    PartnerFeed.objects.filter(key="measured").delete()


def sitemaps(month):
    yield "sitemap index", "/sitemap.xml"
    yield "sitemap of the fullest month", month
    yield "news sitemap", "/news-sitemap.xml"
    for kind in ("sections", "correspondents", "tags-1"):
        yield f"sitemap of {kind.partition('-')[0]}", f"/sitemap-{kind}.xml"


def feeds():
    lists = dict(list_pages())
    yield "feed of the site", "/feed/"
    for name in ("section", "common tag", "rarer tag", "correspondent"):
        yield f"feed of a {name}", f"{lists[name]}feed/"
    PartnerFeed(name="Measured", key="measured", number=100, delay_minutes=60).save()
    yield "partner feed of 100, an hour late", "/partners/measured/"


def _fullest_month():
    code, month, _stories = max(months_of_all(), key=lambda row: row[2])
    return f"/sitemap-{code}-{month // 100}-{month % 100:02}.xml"


def _measured(name, kind, address):
    figure, questions = measured(name, kind, address, ROUNDS)
    assert questions <= MOST[kind], f"{address} asks {questions} questions, above {MOST[kind]}"
    return figure
