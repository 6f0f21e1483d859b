"""Two bodies, unit by unit: which changed, moved, was set anew, came or went."""

from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field

from .aligning import MOST_PAIRS, aligned, likeness
from .budget import Budget
from .pieces import IN, OUT, SAME, SET, Piece, pieces
from .units import units_of

MOVED_AND_CHANGED = 0.7


@dataclass
class Row:
    """`what` is same, changed, moved, set (only the form differs), new or out; numbers count from 1."""

    what: str
    old: object = None
    new: object = None
    was: int = 0
    now: int = 0
    pieces: list = field(default_factory=list)

    @property
    def moved(self):
        return self.what == "moved"

    @property
    def recast(self):
        """(kind before, kind now) where a paragraph became a quote and the like, else None."""
        if self.old and self.new and self.old.tag != self.new.tag:
            return self.old.kind, self.new.kind
        return None


def compare_bodies(old, new, budget=None):
    """The rows from one sanitised body to another, in the order of the new one."""
    budget = budget or Budget()
    old, new = units_of(old), units_of(new)
    pairs = _with_moves(aligned(old, new, budget), old, new, budget)
    return [
        _row(old, new, i, j, moved, budget) for i, j, moved in pairs
    ]  # fmt: skip


def _row(old, new, i, j, moved, budget):
    if j is None:
        return Row("out", old=old[i], was=i + 1, pieces=[Piece(OUT, old[i].tokens)])
    if i is None:
        return Row("new", new=new[j], now=j + 1, pieces=[Piece(IN, new[j].tokens)])
    row = Row("same", old[i], new[j], i + 1, j + 1)
    if old[i].html == new[j].html:
        row.pieces = [Piece(SAME, new[j].tokens)]
    else:
        row.pieces = pieces(old[i].tokens, new[j].tokens, budget)
        kinds = {piece.kind for piece in row.pieces}
        if kinds & {IN, OUT}:
            row.what = "changed"
        elif SET in kinds or row.recast:
            row.what = "set"
    if moved:
        row.what = "moved"
    return row


def _with_moves(rows, old, new, budget):
    """(i, j, moved) for each row; what went here and came there with the same words is one row."""
    gone = [i for i, j in rows if j is None]
    came = [j for i, j in rows if i is None]
    origin = _same_words(old, new, gone, came)
    taken = set(origin.values())
    gone = [i for i in gone if i not in taken and len(old[i].key) > 5]
    came = [j for j in came if j not in origin and len(new[j].key) > 5]
    if len(gone) * len(came) <= MOST_PAIRS:
        for j in came:
            bag = Counter(new[j].key)
            found = [
                (likeness(bag, Counter(old[i].key)), -i)
                for i in gone
                if i not in taken and budget.spend(len(bag))
            ]
            alike, place = max(found, default=(0, 0))
            if alike >= MOVED_AND_CHANGED:
                origin[j] = -place
                taken.add(-place)
    return [
        (origin.get(j, i), j, i is None and j in origin)
        for i, j in rows
        if not (j is None and i in taken)
    ]  # fmt: skip


def _same_words(old, new, gone, came):
    """New place to old place, for units whose words are the same."""
    places = defaultdict(deque)
    for i in gone:
        if old[i].key:
            places[old[i].key].append(i)
    return {j: places[new[j].key].popleft() for j in came if places.get(new[j].key)}
