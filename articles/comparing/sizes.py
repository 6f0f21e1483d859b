"""The size of a change: words put in, words taken out."""

from .bodies import compare_bodies
from .budget import Budget
from .lines import compare_lines
from .pieces import IN, OUT

LINES = ("kicker", "headline", "standfirst", "dateline", "caption", "alt")


def change_size(old, new):
    """(words in, words out) from one copy's words to another's; what moved or was set anew counts nothing."""
    budget, found = Budget(), []
    for name in LINES:
        if old.get(name) != new.get(name):
            found += compare_lines(old.get(name), new.get(name), budget)
    if old.get("body") != new.get("body"):
        found += [
            piece for row in compare_bodies(old.get("body"), new.get("body"), budget) for piece in row.pieces
        ]
    return tuple(sum(piece.words for piece in found if piece.kind == kind) for kind in (IN, OUT))
