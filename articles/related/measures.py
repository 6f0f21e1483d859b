"""How good a choice is against what editors linked: per story, and means with bootstrap intervals."""

import hashlib
import random
from math import log2

NAMES = ("recall@4", "recall@10", "MRR", "nDCG@4")
ROUNDS = 2000


def measures(chosen, linked):
    """(recall@4, recall@10, MRR, nDCG@4) of the ranked ids `chosen` for one story with the ids `linked`."""
    places = [place for place, one in enumerate(chosen, start=1) if one in linked]
    best = sum(1 / log2(place + 1) for place in range(1, min(len(linked), 4) + 1))
    return (
        sum(place <= 4 for place in places) / len(linked),
        sum(place <= 10 for place in places) / len(linked),
        1 / places[0] if places else 0,
        sum(1 / log2(place + 1) for place in places if place <= 4) / best,
    )


def is_unseen(external_id):
    """Whether a story is of the fifth that is never looked at while the method is tuned: by its id's hash."""
    return int(hashlib.sha256(external_id.encode()).hexdigest(), 16) % 5 == 0


def mean(rows):
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def intervals(rows, rounds=ROUNDS):
    """For each measure (low, high), between which 95 of 100 resampled means lie; the same at every run."""
    draw = random.Random(len(rows))
    drawn = [mean(draw.choices(rows, k=len(rows))) for _ in range(rounds)]
    cut = rounds * 25 // 1000
    return [(column[cut], column[-cut - 1]) for column in map(sorted, zip(*drawn, strict=True))]
