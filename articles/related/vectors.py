"""A story as two short lists of weighed terms, words and tags; how like two stories are is their product.

Weights are tf-idf with a slow saturation of tf (a word that stands there twenty times tells more than one
that stands there four times), of length 1, so that the product of two lists is a cosine.
"""

from array import array
from itertools import repeat
from math import log, sqrt
from operator import mul

MOST_WORDS = 200
SATURATION = 10
USUAL_LENGTH, LENGTH_COUNTS = 400, 0.4
TOO_COMMON = 0.5
SCALE = 65535


def weigh(counts, stories_with, total):
    """`{key: weight}`, the heaviest first, of `counts` (key to how often it stands there).

    `stories_with` says how many of `total` stories have each key. Left out is what half of
    them have; a word that is new to the archive counts most, for the next story may have it too.
    """
    weights = {}
    length = 1 - LENGTH_COUNTS + LENGTH_COUNTS * sum(counts.values()) / USUAL_LENGTH
    for key, often in counts.items():
        having = max(stories_with.get(key, 1), 1)
        if having < max(TOO_COMMON * total, 4):
            saturated = often * (SATURATION + 1) / (often + SATURATION * length)
            weights[key] = saturated * log(1 + (max(total - having, 0) + 0.5) / (having + 0.5))
    heaviest = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:MOST_WORDS]
    return _of_length_one(dict(heaviest))


def weigh_tags(keys, stories_with, total):
    """As `weigh`, for tags: each counts by its rarity squared; one that no other story has, counts too."""
    weights = {key: log(1 + total / max(stories_with.get(key, 1), 1)) for key in keys}
    return _of_length_one(dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))))


def _of_length_one(weights):
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


def pack(weights):
    """Six bytes a term: all keys, then all weights."""
    keys = array("i", weights)
    return keys.tobytes() + array("H", (round(weight * SCALE) for weight in weights.values())).tobytes()


def unpack(packed):
    """(keys, weights), two arrays of one length; weights run to SCALE."""
    middle = len(packed) // 6 * 4
    keys, weights = array("i"), array("H")
    keys.frombytes(packed[:middle])
    weights.frombytes(packed[middle:])
    return keys, weights


def likeness(weights, packed):
    """The cosine of `weights` (a dict) and a packed list, 0 to 1."""
    keys, others = unpack(packed)
    return sum(map(mul, map(weights.get, keys, repeat(0)), others)) / SCALE


def unpacked(packed):
    """A packed list as a dict, as `likeness` takes it."""
    keys, weights = unpack(packed)
    return {key: weight / SCALE for key, weight in zip(keys, weights, strict=True)}
