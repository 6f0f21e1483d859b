"""What lists cost, first pages and from the middle: a section, tags, a correspondent, the wire, a day."""

import statistics
from time import process_time

from django.core.cache import caches
from django.test import Client

from articles.models import Article, Byline, TaggedArticle
from articles.pages.cursor import cursor_at
from articles.pages.latest_page import day_path
from sections.models import Section

from .database_time import DatabaseTime


def measure_lists(rounds=9):
    """Prints the statements, the CPU of the whole page and of the database, medians in milliseconds."""
    print(f"{'page':34}{'statements':>11}{'page ms':>9}{'database ms':>12}")
    for name, address in list_pages():
        client, pages, database = Client(), [], []
        for _round in range(rounds):
            for cache in caches.all():
                cache.clear()
            with DatabaseTime() as took:
                start = process_time()
                answer = client.get(address)
                pages.append(process_time() - start)
            database.append(took.seconds)
            assert answer.status_code == 200, address
        page, inside = (statistics.median(values[1:]) * 1000 for values in (pages, database))
        print(f"{name:34}{took.statements:>11}{page:>9.1f}{inside:>12.2f}")


def list_pages():
    """(name, address) of each kind of list, and from the middle of it."""
    section, person, tags = _section(), _person(), _tags()
    middle = _middle()
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
    yield "archive day", day_path("en", middle[0].date())


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
    """Place of a story halfway back."""
    stories = Article.objects.filter(published_at__isnull=False).order_by("published_at")
    first, last = stories.first().published_at, stories.last().published_at
    found = stories.filter(published_at__gte=first + (last - first) / 2).first()
    return found.published_at, found.pk
