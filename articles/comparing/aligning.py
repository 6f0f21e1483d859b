"""Which unit of one body became which unit of another, in order."""

from collections import Counter

from .matching import changes

ALIKE = 0.4
MOST_PAIRS = 2_500
NEAR = 6


def aligned(old, new, budget):
    """Rows (i, j) in reading order: a unit that stayed or changed, (i, None) taken out, (None, j) new.

    The same words in another form are the same unit.
    """
    rows, i, j = [], 0, 0
    for a0, a1, b0, b1 in changes([_told(unit) for unit in old], [_told(unit) for unit in new], budget):
        rows += zip(range(i, a0), range(j, b0), strict=True)
        rows += _alike(old, new, range(a0, a1), range(b0, b1), budget)
        i, j = a1, b1
    return rows + list(zip(range(i, len(old)), range(j, len(new)), strict=True))


def _told(unit):
    return unit.key or unit.html


def _alike(old, new, here, there, budget):
    if not here or not there:
        return [(i, None) for i in here] + [(None, j) for j in there]
    pairs = _pairs(old, new, here, there, budget)
    rows, i, j = [], here.start, there.start
    for a, b in [*pairs, (here.stop, there.stop)]:
        rows += [(k, None) for k in range(i, a)] + [(None, k) for k in range(j, b)]
        rows += [(a, b)] if a < here.stop else []
        i, j = a + 1, b + 1
    return rows


def _pairs(old, new, here, there, budget):
    """The pairs, both rising, that are most alike together; a long stretch looks only nearby."""
    if len(here) * len(there) > MOST_PAIRS:
        return _nearby(old, new, here, there, budget)
    bags = {j: Counter(new[j].key) for j in there}
    best = {}
    for i in reversed(here):
        bag = Counter(old[i].key)
        for j in reversed(there):
            skip = max(best.get((i + 1, j), (0, None)), best.get((i, j + 1), (0, None)), key=_score)
            alike = likeness(bag, bags[j]) if budget.spend(min(len(bag), len(bags[j]))) else 0
            score, after = best.get((i + 1, j + 1), (0, None))
            taken = (score + alike, ((i, j), after)) if alike >= ALIKE else (0, None)
            best[i, j] = max(skip, taken, key=_score)
    pairs, link = [], best[here.start, there.start][1]
    while link:
        pair, link = link
        pairs.append(pair)
    return pairs


def _score(entry):
    return entry[0]


def _nearby(old, new, here, there, budget):
    pairs, j = [], there.start
    for i in here:
        bag = Counter(old[i].key)
        window = range(j, min(j + NEAR, there.stop))
        found = [(likeness(bag, Counter(new[k].key)), -k) for k in window if budget.spend(len(bag))]
        alike, place = max(found, default=(0, 0))
        if alike >= ALIKE:
            pairs.append((i, -place))
            j = 1 - place
    return pairs


def likeness(bag, other):
    """How much of two bags of words is shared, 0 to 1."""
    total = sum(bag.values()) + sum(other.values())
    return 2 * sum((bag & other).values()) / total if total else 0
