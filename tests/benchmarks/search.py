"""What a search of two words costs: the time the database takes, and the whole of finding a page.

A third of the pairs are two of the commonest words, a third one of them and any other, a third any two.
"""

import random
import statistics
from time import perf_counter

from django.db import connection

PAIRS, COMMON = 60, 40


def measure_search(rounds=2):
    """Prints, for each order, the median and the 95th percentile over the pairs, in milliseconds."""
    from articles.search.finding import find_best, find_newest
    from articles.search.question import read_question
    from articles.search.wanted import Wanted

    print(f"{'two words':24}{'database':>10}{'p95':>8}{'with all':>10}{'p95':>8}{'found':>10}")
    for name, find in (("by relevance", find_best), ("newest first", find_newest)):
        for kind, pairs in _pairs().items():
            took = []
            for pair in pairs:
                for _round in range(rounds):
                    clock = _Clock()
                    start = perf_counter()
                    with connection.execute_wrapper(clock):
                        found = find(Wanted(read_question(" ".join(pair)), "en"))
                    whole = perf_counter() - start
                took.append((clock.seconds * 1000, whole * 1000, found.total))
            database, whole, totals = zip(*took, strict=True)
            print(
                f"{f'{name}, {kind}':24}{statistics.median(database):>10.1f}{_p95(database):>8.1f}"
                f"{statistics.median(whole):>10.1f}{_p95(whole):>8.1f}{statistics.median(totals):>10.0f}"
            )


class _Clock:
    """Adds up what statements take; on SQLite rows are read later, so there the whole says more."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self, execute, sql, params, many, context):
        start = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += perf_counter() - start


def _pairs():
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM articles_search_word WHERE language = 'en' ORDER BY stories DESC")
        words = [word for (word,) in cursor.fetchall()]
    draw = random.Random(4)
    common = words[:COMMON]
    return {
        "common": [draw.sample(common, 2) for _ in range(PAIRS // 3)],
        "mixed": [(draw.choice(common), draw.choice(words)) for _ in range(PAIRS // 3)],
        "any": [draw.sample(words, 2) for _ in range(PAIRS // 3)],
    }


def _p95(values):
    return sorted(values)[round(0.95 * (len(values) - 1))]
