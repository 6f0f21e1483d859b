"""How the words of a card are broken into lines, each part with a face that has its letters."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from unicodedata import category, normalize

from PIL import features

from .typeface import face_for, font, has_own

# Scripts in which a line may end after any letter, but for signs that begin none and that end none.
OPENING = "（「『【《〈“‘"
CLOSING = "、。，．：；！？）」』】》〉”’…—～・ー々％ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
UNITS = re.compile(f"[{OPENING}]*(?:[{HAN}]|[^{HAN}{OPENING}]+)[{CLOSING}]*|[{OPENING}]+")
LONGEST = 30  # letters: what is longer is no word, and is broken anywhere
SIGNS = {"So", "Sk", "Cf", "Co", "Cn", "Cs", "Me"}  # emoji and their like
JOINERS = "\u200c\u200d"  # of letters, and of emoji
SELECTORS = re.compile("[\ufe00-\ufe0f]")


@dataclass(frozen=True)
class Piece:
    """What stays together on a line; with `spaced`, a space stands before it unless it begins one."""

    text: str
    face: tuple
    spaced: bool


@dataclass(frozen=True)
class Line:
    pieces: tuple
    direction: str

    @cached_property
    def runs(self):
        """(text, face) of what is drawn at once: letters of one face are shaped and turned together."""
        found = []
        for face, pieces in groupby(self.pieces, key=lambda piece: piece.face):
            words = "".join(f" {piece.text}" if piece.spaced else piece.text for piece in pieces)
            found.append((words if found else words.lstrip(), face))
        return found

    def width(self, size):
        return sum(font(face, size).getlength(text, **turned(self.direction)) for text, face in self.runs)

    def of(self, pieces):
        return replace(self, pieces=tuple(pieces))

    def within(self, wide, size):
        """Itself, or as much of it as is no wider, and three dots."""
        if self.width(size) <= wide:
            return self
        for end in range(len(self.pieces) - 1, 0, -1):
            cut = self._dotted(*self.pieces[:end])
            if cut.width(size) <= wide:
                return cut
        first = self.pieces[0]
        for end in range(len(first.text) - 1, 0, -1):
            cut = self._dotted(replace(first, text=first.text[:end]))
            if cut.width(size) <= wide:
                return cut
        return cut

    def _dotted(self, *pieces):
        dotted = replace(pieces[-1], text=f"{pieces[-1].text}…")
        return self.of([*pieces[:-1], dotted])


def line_of(text, direction, language=""):
    """`text` as one Line, without the signs that no face has; None where there is a letter that none has.

    One face for all of it if there is one. Where one reads leftward there must be.
    """
    for form in (text, _without_signs(text), normalize("NFKC", _without_signs(text))):
        units, face = list(_units(form)), face_for(form, language)
        if units and face:
            return Line(tuple(Piece(unit, face, spaced) for unit, spaced in units), direction)
    pieces = tuple(Piece(unit, face_for(unit, language), spaced) for unit, spaced in units)
    if not pieces or direction == "rtl" or not all(piece.face for piece in pieces):
        return None
    return Line(pieces, direction)


def broken(line, wide, size):
    """`line` as Lines no wider than `wide`, but for what cannot be broken."""
    lines = []
    for piece in line.pieces:
        longer = lines[-1].of((*lines[-1].pieces, piece)) if lines else None
        if longer and longer.width(size) <= wide:
            lines[-1] = longer
        else:
            lines.append(line.of([piece]))
    return lines


def turned(direction):
    return {"direction": direction} if features.check("raqm") else {}


def _units(text):
    """(what stays together, whether a space stands before it) of each part of `text`."""
    for word in text.split():
        parts = UNITS.findall(word) if re.search(f"[{HAN}]", word) else [word]
        parts = [piece for part in parts for piece in _in_letters(part)]
        for place, part in enumerate(parts):
            yield part, place == 0


def _in_letters(part):
    """The letters of what is too long for a word, each with its marks."""
    if len(part) <= LONGEST:
        return [part]
    letters = []
    for letter in part:
        if letters and category(letter).startswith("M"):
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _without_signs(text):
    kept = (one for one in SELECTORS.sub("", text) if category(one) not in SIGNS or has_own(one))
    return " ".join(word for word in "".join(kept).split() if word.strip(JOINERS))
