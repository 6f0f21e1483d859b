"""Two changes of one text brought together: what fits is taken from both, the rest is a place to settle."""

from dataclasses import dataclass

from .aligning import aligned
from .budget import Budget
from .carrying import carry
from .matching import changes
from .tokens import BREAK
from .units import units_of
from .writing import html


@dataclass
class Part:
    """A stretch of the merged body. `by` is both, theirs or mine, or "" for a place to settle.

    `html` is what stands there; for a place, `theirs`, `mine` and `base` are units or None, and
    `merged` is HTML in which both changes fit, or None.
    """

    by: str
    html: str = ""
    base: object = None
    theirs: object = None
    mine: object = None
    merged: str | None = None
    number: int = 0


def merge_bodies(base, theirs, mine, budget=None):
    """The parts, in order, of what two changes of `base` (None: not known) make together."""
    budget = budget or Budget()
    base, theirs, mine = units_of(base), units_of(theirs), units_of(mine)
    here, hers = _became(base, mine, budget), _became(base, theirs, budget)
    carry(base, theirs, mine, hers, here)
    parts = []
    for slot in range(len(base) + 1):
        parts += _put_in(hers.before[slot], here.before[slot], theirs, mine)
        if slot < len(base):
            her, my = hers.unit[slot], here.unit[slot]
            parts.append(
                _unit(
                    base[slot],
                    None if her is None else theirs[her],
                    None if my is None else mine[my],
                    budget,
                )
            )
    return _numbered([part for part in parts if part.html or not part.by])


@dataclass
class _Became:
    """What became of each unit of the base, and what was put in before each (and at the end)."""

    unit: list
    before: list


def _became(base, other, budget):
    found = _Became([None] * len(base), [[] for _slot in range(len(base) + 1)])
    slot = 0
    for i, j in aligned(base, other, budget):
        if i is None:
            found.before[slot].append(j)
        else:
            found.unit[i] = j
            slot = i + 1
    return found


def _put_in(hers, my, theirs, mine):
    """What was put in at one point: by one, by both alike, or by both differently (a place)."""
    her, own = [theirs[j] for j in hers], [mine[j] for j in my]
    if [unit.html for unit in her] == [unit.html for unit in own]:
        return [Part("both", unit.html) for unit in own]
    if not own:
        return [Part("theirs", unit.html) for unit in her]
    if not her:
        return [Part("mine", unit.html) for unit in own]
    first, second = _joined(her), _joined(own)
    return [Part("", theirs=first, mine=second, merged=f"{first.html}\n{second.html}")]


def _joined(units):
    whole = units[0]
    for unit in units[1:]:
        whole = type(whole)(whole.tag, f"{whole.html}\n{unit.html}", [*whole.tokens, *_after(unit)])
    return whole


def _after(unit):
    return (
        [unit.tokens[0]._replace(text=BREAK, marks=frozenset(), space=False), *unit.tokens]
        if unit.tokens
        else []
    )


def _unit(base, her, my, budget):
    was, hers, own = base.html, her.html if her else "", my.html if my else ""
    if hers == own:
        return Part("both", own)
    if hers == was:
        return Part("mine", own)
    if own == was:
        return Part("theirs", hers)
    return Part("", base=base, theirs=her, mine=my, merged=_merged_unit(base, her, my, budget))


def _merged_unit(base, her, my, budget):
    """One unit with both changes, where its HTML is words and inline tags only."""
    if not her or not my or not base.tag == her.tag == my.tag or not all(map(_is_plain, (base, her, my))):
        return None
    tokens = merge_tokens(base.tokens, her.tokens, my.tokens, budget)
    return None if tokens is None else f"<{base.tag}>{html(tokens)}</{base.tag}>"


def _is_plain(unit):
    return unit.html == f"<{unit.tag}>{html(unit.tokens)}</{unit.tag}>"


def merge_tokens(base, theirs, mine, budget):
    """Both changes in one list of tokens, or None where they touch: a token must stand between."""

    def key(tokens):
        return [(token.text, token.marks) for token in tokens]

    hers = [(a0, a1, theirs[b0:b1]) for a0, a1, b0, b1 in changes(key(base), key(theirs), budget)]
    own = [(a0, a1, mine[b0:b1]) for a0, a1, b0, b1 in changes(key(base), key(mine), budget)]
    alike = [one for one in own if one in hers]
    every = sorted([*hers, *(one for one in own if one not in alike)], key=lambda change: change[:2])
    merged, at = [], 0
    for number, (start, end, put_in) in enumerate(every):
        if number and start <= every[number - 1][1]:
            return None
        merged += [*base[at:start], *put_in]
        at = end
    return merged + base[at:]


def _numbered(parts):
    """Give each place the number of its paragraph in the merged body."""
    for number, part in enumerate(parts, start=1):
        part.number = number
    return parts
