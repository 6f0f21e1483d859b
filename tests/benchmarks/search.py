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

PAIRS, COMMON = 60, 40


def measure_search():
    """Prints, for each order and kind of pair, median and 95th percentile in milliseconds."""
    print(f"{'two words':30}{'database ms':>12}{'p95':>7}{'in all ms':>11}{'p95':>7}{'found':>10}")
    for order, find in (("by relevance", find_best), ("newest first", find_newest)):
        every = []
        for kind, pairs in _pairs().items():
            measured = [_measured(find, pair) for pair in pairs]
            every += measured
            _print(f"{order}, {kind}", measured)
        _print(f"{order}, all pairs", every)


def _measured(find, pair):
    """(database, in all, how many were found) of the second time of two, in milliseconds."""
    for _round in range(2):
        with DatabaseTime() as took:
            start = process_time()
            found = find(Wanted(read_question(" ".join(pair)), "en"))
            own = process_time() - start
    # A database of its own process adds to it; SQLite works within ours, and reads rows after its statement.
    apart = connection.vendor == "postgresql"
    whole = own + took.seconds if apart else own
    return (took.seconds if apart else whole) * 1000, whole * 1000, found.total


def _print(name, measured):
    database, whole, totals = zip(*measured, strict=True)
    print(
        f"{name:30}{statistics.median(database):>12.1f}{_p95(database):>7.1f}"
        f"{statistics.median(whole):>11.1f}{_p95(whole):>7.1f}{statistics.median(totals):>10.0f}"
    )


def _pairs():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM articles_search_word WHERE language = 'en' ORDER BY stories DESC, word"
        )
        words = [word for (word,) in cursor.fetchall()]
    draw = random.Random(4)
    common, number = words[:COMMON], PAIRS // 3
    return {
        "two common": [draw.sample(common, 2) for _ in range(number)],
        "one common": [(draw.choice(common), draw.choice(words)) for _ in range(number)],
        "any two": [draw.sample(words, 2) for _ in range(number)],
    }


def _p95(values):
    return sorted(values)[round(0.95 * (len(values) - 1))]
