"""Which face has every letter of a line, one of ours or of the machine's: a card shows no empty boxes."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional, category

from PIL import ImageFont, features

from .machine_fonts import font_files, index_for

FOLDER = Path(__file__).parent / "typefaces"
FACES = ("latin", "cyrillic-greek", "arabic", "hebrew", "georgian", "armenian", "devanagari")
NO_LETTER = "\U000ffffe"


class Face(NamedTuple):
    """A font file, and which of the faces in it."""

    file: Path
    index: int = 0


def own(name):
    return Face(FOLDER / f"{name}.woff2")


def face_for(text, language=""):
    """The first Face with every letter of `text`, or None: one of ours, or of the machine's, which writes Han
    letters as `language` does."""
    if not text or (_needs_shaper(text) and not features.check("raqm")):
        return None
    found = next((own(name) for name in FACES if _can_draw(own(name), text)), None)
    if found:
        return found
    files = font_files(language)
    file = next((file for file in files if _can_draw(Face(file), text)), None)
    return Face(file, index_for(file, language)) if file else None


def has_own(letter):
    """Whether one of our own faces has it."""
    return any(_has(own(name), letter) for name in FACES)


@lru_cache(maxsize=64)
def font(face, size):
    return ImageFont.truetype(face.file, size, face.index)


def _needs_shaper(text):
    """Letters that join, carry marks or run leftward are wrong without one."""
    return any(bidirectional(one) in {"R", "AL"} or category(one) in {"Mn", "Mc"} for one in text)


def _can_draw(face, text):
    return all(_has(face, letter) for letter in dict.fromkeys(text) if not letter.isspace())


@lru_cache(maxsize=50_000)
def _has(face, letter):
    try:
        drawn = ImageFont.truetype(face.file, 40, face.index)
        return _mask(drawn, letter) != _mask(drawn, NO_LETTER)
    except OSError:  # no font, or a Pillow built without what reads these files
        return False


def _mask(drawn, letter):
    mask = drawn.getmask(letter)
    return mask.size, bytes(mask)
