"""What related stories cost: reading the rows, choosing, whom a story enters, refreshing one of those."""

import random
import statistics
from itertools import islice
from time import process_time

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import Article, RelatedStory
from articles.related.reading import related_stories
from articles.related.refreshing import entered_by
from articles.related.standing import words_for_readers
from articles.related.storage import choose_related, keep_choice

from .database_time import DatabaseTime
from .figures import Figure, p95

READ, CHOSEN, FIRST = (
    300,
    60,
    3,
)  # stories whose rows are read, that are chosen for; the first are not counted


def measure_related():
    """Yields a Figure for each act. Milliseconds are of CPU, the database's with ours."""
    stories = _spread(READ + FIRST)
    yield _figure("related rows, as a page reads them", "page", related_stories, stories)
    yield _figure("related rows, the database alone", "read", _ask, [_asked(story) for story in stories])
    newest = Article.objects.filter(language="en", related_rows__rank=1, published_at__isnull=False)
    newest = list(newest.select_related("section").order_by("-published_at", "-pk")[: CHOSEN + FIRST])
    words = {story.pk: words_for_readers(story) for story in newest}
    older = [pk for story in newest[:FIRST] for pk in islice(_neighbours(story), 20)]
    older = list(Article.objects.select_related("section").filter(pk__in=older))
    yield _figure("choosing for a new story", "choose", choose_related, newest)
    yield _figure("finding whom it enters", "choose", lambda one: entered_by(one, words[one.pk]), newest)
    yield _figure("refreshing one of those", "choose", keep_choice, older)


def _spread(number):
    """Stories from the whole archive, at random and always the same."""
    rows = RelatedStory.objects.order_by("article")
    first, last = (rows.values_list("article", flat=True)[0] for rows in (rows, rows.reverse()))
    draw, found = random.Random(4), []
    while len(found) < number:
        found += Article.objects.filter(pk__gte=draw.randint(first, last), related_rows__rank=1).order_by(
            "pk"
        )[:1]
    return found


def _neighbours(story):
    return RelatedStory.objects.filter(article=story).order_by("rank").values_list("related", flat=True)


def _asked(story):
    """The SQL that reading the rows of `story` asks."""
    with CaptureQueriesContext(connection) as queries:
        related_stories(story)
    return [query["sql"] for query in queries]


def _ask(statements):
    for sql in statements:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            cursor.fetchall()


def _figure(name, kind, act, stories):
    """Everything is taken back, so that the archive stays what it was."""
    costs = []
    for place, story in enumerate(stories):
        with transaction.atomic(), DatabaseTime() as took:
            start = process_time()
            act(story)
            own = process_time() - start
            transaction.set_rollback(True)
        if place >= FIRST:
            apart = connection.vendor == "postgresql"  # else it works within us
            costs.append((own + (took.seconds if apart else 0)) * 1000)
    return Figure(name, kind, statistics.median(costs), p95(costs))
