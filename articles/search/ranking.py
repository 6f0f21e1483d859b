"""By relevance: where a story says the words, how rare they are, and how long ago it was.

Age takes away steadily, half in two years, so the order of two stories is the same whenever it is
asked, and pages of results can follow one another.
"""

from dataclasses import dataclass
from math import log2

HEADLINE, STANDFIRST, OFTEN, SOMEWHERE = 5.0, 2.5, 1.6, 1.0
IN_ORDER = 1.3  # the words stand in the headline as they were typed
BY_BEGINNING = 0.8  # found by a beginning only
HALF_LIFE = 2 * 365.25 * 86_400 * 1_000_000  # microseconds
STEP = 1_000_000


@dataclass
class Ranked:
    """A row and its rank: a whole number, higher is better."""

    rank: int
    row: object

    @property
    def place(self):
        return self.rank, self.row.pk


def ranked(rows, terms, stories):
    """`rows` in the order of relevance to `terms`, of an archive of so many stories."""
    weights = [log2(2 + stories / (1 + term.stories)) for term in terms]
    typed = " ".join(word for term in terms for word in term.forms[0])
    found = [Ranked(_rank(row, terms, weights, typed), row) for row in rows]
    return sorted(found, key=lambda one: one.place, reverse=True)


def _rank(row, terms, weights, typed):
    head, lead, often = (f" {line} " for line in row.telling.split("\n"))
    score = sum(weight * _place(term, head, lead, often) for term, weight in zip(terms, weights, strict=True))
    score /= sum(weights)
    if f" {typed} " in head:
        score *= IN_ORDER
    return round((log2(score) + row.moment / HALF_LIFE) * STEP)


def _place(term, head, lead, often):
    best = 0.0
    for number, form in enumerate(term.forms):
        words = f" {' '.join(form)} "
        where = ((head, HEADLINE), (lead, STANDFIRST), (often, OFTEN))
        place = next((worth for line, worth in where if words in line), SOMEWHERE)
        best = max(best, place * (BY_BEGINNING if number else 1.0))
    return best
