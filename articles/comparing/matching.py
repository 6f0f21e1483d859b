"""Which items of two sequences are the same, in order: by rare items first, then the shortest way.

An item that stands once in each is an anchor, as a reader would see it; between anchors Myers'
greedy walk finds the fewest changes. Both are bounded: see `Budget`.
"""

from bisect import bisect_left
from collections import Counter
from itertools import pairwise

LONGEST_WALK = 700  # its memory is the square of this


def changes(a, b, budget):
    """(a0, a1, b0, b1) for each stretch in which `a` and `b` differ, in order."""
    ends = [(-1, -1), *matches(a, b, budget), (len(a), len(b))]
    return [(x0 + 1, x1, y0 + 1, y1) for (x0, y0), (x1, y1) in pairwise(ends) if x1 - x0 > 1 or y1 - y0 > 1]


def matches(a, b, budget):
    """Pairs (i, j) with a[i] == b[j], both rising."""
    found = []
    waiting = [(0, len(a), 0, len(b), True)]
    while waiting:
        a0, a1, b0, b1, anchored = waiting.pop()
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            found.append((a0, b0))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            found.append((a1, b1))
        if a0 == a1 or b0 == b1:
            continue
        anchors = _anchors(a, b, a0, a1, b0, b1, budget) if anchored else []
        if anchors:
            found += anchors
            ends = [(a0 - 1, b0 - 1), *anchors, (a1, b1)]
            waiting += [(i + 1, k, j + 1, m, True) for (i, j), (k, m) in pairwise(ends)]
        else:
            found += _shortest(a[a0:a1], b[b0:b1], a0, b0, budget)
    return sorted(found)


def _anchors(a, b, a0, a1, b0, b1, budget):
    """The longest rising run of items that stand once on each side of this stretch."""
    if not budget.spend(a1 - a0 + b1 - b0):
        return []
    once_a, once_b = Counter(a[a0:a1]), Counter(b[b0:b1])
    places = {item: j for j, item in enumerate(b[b0:b1], b0) if once_b[item] == 1}
    pairs = [(i, places[a[i]]) for i in range(a0, a1) if once_a[a[i]] == 1 and a[i] in places]
    return _rising(pairs)


def _rising(pairs):
    """The longest run of `pairs` (rising in i) that also rises in j."""
    tops, ends, before = [], [], [None] * len(pairs)
    for number, (_i, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before[number] = ends[pile - 1] if pile else None
        tops[pile : pile + 1] = [j]
        ends[pile : pile + 1] = [number]
    run, at = [], ends[-1] if ends else None
    while at is not None:
        run.append(pairs[at])
        at = before[at]
    return run[::-1]


def _shortest(a, b, a0, b0, budget):
    """Myers' walk; nothing is found the same where the budget ends before its way does."""
    n, m = len(a), len(b)
    furthest, trail = {1: 0}, []
    for changed in range(n + m + 1):
        if not budget.spend(2 * changed + 1):
            return []
        trail.append(furthest.copy())
        if len(trail) > LONGEST_WALK:
            return []
        for k in range(-changed, changed + 1, 2):
            down = k == -changed or (k != changed and furthest[k - 1] < furthest[k + 1])
            x = furthest[k + 1] if down else furthest[k - 1] + 1
            y = start = x - k
            while x < n and y < m and a[x] == b[y]:
                x, y = x + 1, y + 1
            budget.left -= y - start
            furthest[k] = x
            if x >= n and y >= m:
                return [(i + a0, j + b0) for i, j in _walked(trail, n, m)]
    return []


def _walked(trail, x, y):
    """The pairs on the way that `trail` remembers, from its end back."""
    pairs = []
    for changed in range(len(trail) - 1, -1, -1):
        furthest, k = trail[changed], x - y
        down = k == -changed or (k != changed and furthest[k - 1] < furthest[k + 1])
        k_before = k + 1 if down else k - 1
        x_before = furthest[k_before] if changed else 0
        y_before = x_before - k_before if changed else 0
        while x > x_before and y > y_before:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = x_before, y_before
    return pairs[::-1]
