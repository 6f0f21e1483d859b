"""What a search of two words costs: CPU of the database, and of finding a page in all.

A third of the pairs are two of the commonest words, a third one of them and any other, a third any two.
"""

import random
import statistics
from time import process_time

from django.db import connection

from articles.search.finding import find_best, find_newest
from articles.search.question import read_question
from articles.search.wanted import Wanted

from .database_time import DatabaseTime
from .figures import Figure, p95

PAIRS, COMMON = 60, 40


def measure_search():
    """Yields a Figure for each order and kind of pair: of the database, and of all that finding takes."""
    for order, find in (("by relevance", find_best), ("newest first", find_newest)):
        every = []
        for kind, pairs in _pairs().items():
            measured = [_measured(find, pair) for pair in pairs]
            every += measured
            yield _figure(f"search {order}, {kind}", "search", [inside for inside, _whole in measured])
        yield _figure(f"search {order}, with our part", "whole search", [whole for _inside, whole in every])


def _figure(name, kind, costs):
    return Figure(name, kind, statistics.median(costs), p95(costs))


def _measured(find, pair):
    """(database, in all) of the second time of two, in milliseconds."""
    for _round in range(2):
        with DatabaseTime() as took:
            start = process_time()
            find(Wanted(read_question(" ".join(pair)), "en"))
            own = process_time() - start
    # A database of its own process adds to it; SQLite works within ours, and reads rows after its statement.
    if connection.vendor == "postgresql":
        return took.seconds * 1000, (own + took.seconds) * 1000
    return own * 1000, own * 1000


def _pairs():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM articles_search_word WHERE language = 'en' ORDER BY stories DESC, word"
        )
        words = [word for (word,) in cursor.fetchall()]
    draw = random.Random(4)
    common, number = words[:COMMON], PAIRS // 3
    return {
        "two common words": [draw.sample(common, 2) for _ in range(number)],
        "one common word": [(draw.choice(common), draw.choice(words)) for _ in range(number)],
        "any two words": [draw.sample(words, 2) for _ in range(number)],
    }
