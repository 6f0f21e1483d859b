"""What lists cost, first pages and from the middle: a section, tags, a correspondent, the wire, days."""

import statistics
from time import process_time

from django.core.cache import caches
from django.db import connection
from django.test import Client

from articles.models import Article, Byline, TaggedArticle
from articles.pages.cursor import cursor_at
from articles.pages.latest_page import day_path
from sections.models import Section

from .database_time import DatabaseTime
from .figures import Figure, p95
from .servers import HOST

ROUNDS = 12


def measure_lists():
    """Yields a Figure for each page: CPU of Django and of the database together, nothing kept."""
    for name, address in list_pages():
        yield measured(name, "list", address, ROUNDS)[0]


def measured(name, kind, address, rounds):
    """(Figure, questions of one): asked for so often, nothing kept, the first two times not counted."""
    client, costs = Client(SERVER_NAME=HOST), []
    for _round in range(rounds):
        for cache in caches.all():
            cache.clear()
        with DatabaseTime() as took:
            start = process_time()
            answer = client.get(address)
            own = process_time() - start
        assert answer.status_code == 200, address
        costs.append((own + (took.seconds if connection.vendor == "postgresql" else 0)) * 1000)
    return Figure(name, kind, statistics.median(costs[2:]), p95(costs[2:])), took.statements


def list_pages():
    """(name, address) of each kind of list, and from the middle of it."""
    section, person, tags = _section(), _person(), _tags()
    middle, last = _middle()
    cursor = f"?before={cursor_at(*middle)}"
    lists = {
        "section": f"/{section.slug}/",
        "common tag": f"/tags/{tags[0].slug}/",
        "rarer tag": f"/tags/{tags[-1].slug}/",
        "correspondent": f"/correspondents/{person.slug}/",
        "latest": "/latest/",
    }
    for name, address in lists.items():
        yield name, address
        yield f"{name}, from the middle", address + cursor
    yield "archive day, the last", day_path("en", last.date())
    yield "archive day, in the middle", day_path("en", middle[0].date())


def _section():
    return Section.objects.order_by("order").first()


def _person():
    return Byline.objects.select_related("correspondent").order_by("-pk").first().correspondent


def _tags():
    """The tags of one story, the commonest first: made by rank, so a lower number is a commoner one."""
    story = TaggedArticle.objects.order_by("-pk").values_list("content_object", flat=True).first()
    rows = TaggedArticle.objects.filter(content_object=story).select_related("tag").order_by("tag__name")
    return [row.tag for row in rows]


def _middle():
    """Place of a story halfway back, and when the last one came out."""
    stories = Article.objects.filter(published_at__isnull=False, external_id__startswith="synthetic-")
    last = stories.order_by("published_at").last().published_at
    stories = Article.objects.filter(published_at__isnull=False).order_by("published_at")
    first = stories.first().published_at
    found = stories.filter(published_at__gte=first + (last - first) / 2).first()
    return (found.published_at, found.pk), last
