"""Two token lists as one text: what stayed, what was put in, what was taken out, what was only set anew."""

from dataclasses import dataclass

from .matching import changes
from .tokens import BREAK

SAME, IN, OUT, SET = "same", "in", "out", "set"
CRUMB = 3


@dataclass
class Piece:
    """A run of tokens of one kind; `were` are the old marks of each token of a SET piece."""

    kind: str
    tokens: list
    were: list = None

    @property
    def words(self):
        return sum(token.is_word for token in self.tokens)


def pieces(old, new, budget):
    """The pieces from which `old` (all but IN) and `new` (all but OUT) can be read."""
    found, i, j = [], 0, 0
    stretches = changes([token.text for token in old], [token.text for token in new], budget)
    for a0, a1, b0, b1 in _without_crumbs(_after_signs(stretches, old, new), old, new):
        found += _stayed(old[i:a0], new[j:b0])
        found += [Piece(OUT, old[a0:a1])] if a1 > a0 else []
        found += [Piece(IN, new[b0:b1])] if b1 > b0 else []
        i, j = a1, b1
    return found + _stayed(old[i:], new[j:])


def _after_signs(stretches, old, new):
    """A sentence that was put in begins after the full stop before it, not with it."""
    for a0, a1, b0, b1 in stretches:
        if a0 == a1 or b0 == b1:
            changed, start, end = (new, b0, b1) if a0 == a1 else (old, a0, a1)
            first = changed[start]
            if end < len(changed) and not first.is_word and changed[end].text == first.text != BREAK:
                one = end - start > 1
                a0, a1, b0, b1 = a0 + one, a1 + one, b0 + one, b1 + one
        yield a0, a1, b0, b1


def _without_crumbs(stretches, old, new):
    """Join changes between which only a word or two stayed by chance: fewer, larger marks read better."""
    joined = []
    for stretch in stretches:
        if joined and _is_crumb(joined[-1], stretch, old, new):
            joined[-1] = (joined[-1][0], stretch[1], joined[-1][2], stretch[3])
        else:
            joined.append(stretch)
    return joined


def _is_crumb(before, after, old, new):
    stayed = new[before[3] : after[2]]
    if len(stayed) > CRUMB or any(token.text == BREAK for token in stayed):
        return False
    size = sum(len(token.text) for token in stayed)
    return size < _size(before, old, new) and size < _size(after, old, new)


def _size(stretch, old, new):
    a0, a1, b0, b1 = stretch
    return min(_letters(old[a0:a1]) or 10**6, _letters(new[b0:b1]) or 10**6)


def _letters(tokens):
    return sum(len(token.text) for token in tokens)


def _stayed(old, new):
    found = []
    for was, token in zip(old, new, strict=True):
        kind = SAME if was.marks == token.marks else SET
        if not found or found[-1].kind != kind:
            found.append(Piece(kind, [], []))
        found[-1].tokens.append(token)
        found[-1].were.append(was.marks)
    return found
