"""How near a candidate is: its words most, its tags a little, age slowly.

Measured against what editors linked (`evaluate_related`): tags as a tenth of the words, a half-life of
two hundred days, and never less than half for age, do best; the title alone, the section and the byline
add nothing that the next newsroom would keep.
"""

from dataclasses import dataclass

from .vectors import likeness, unpack

TAGS = 0.1
HALF_LIFE, FLOOR = 200, 0.5
DAY = 86400


@dataclass
class Scored:
    """A candidate and how near it is; `likeness` is of the words alone, 0 to 1."""

    candidate: object
    likeness: float
    score: float


def scored(telling, found, moment):
    """`found` (Candidates) as Scored, the nearest first; `moment` is when the story came out."""
    rows = [_scored(telling, candidate, moment) for candidate in found]
    return sorted(
        rows, key=lambda one: (one.score, one.candidate.published_at, one.candidate.pk), reverse=True
    )


def _scored(telling, candidate, moment):
    words = likeness(telling.words, candidate.words)
    tags = likeness(telling.tag_weights, candidate.tags)
    return Scored(candidate, words, (words + TAGS * tags) * freshness(moment, candidate.published_at))


def freshness(moment, other):
    """1 for a story of the same day, half way down to FLOOR after HALF_LIFE days, before or after."""
    days = abs((moment - other).total_seconds()) / DAY
    return FLOOR + (1 - FLOOR) * 0.5 ** (days / HALF_LIFE)


def shared(weights, packed, most):
    """The keys of `weights` that the packed list has too, those that count most first."""
    worth = {
        key: weights[key] * weight for key, weight in zip(*unpack(packed), strict=True) if key in weights
    }
    return sorted(worth, key=lambda key: (-worth[key], key))[:most]
