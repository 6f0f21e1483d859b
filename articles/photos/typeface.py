"""Which of our faces has every letter of a line: a card shows no empty boxes."""

from functools import cache
from pathlib import Path

from PIL import ImageFont, features

FOLDER = Path(__file__).parent / "typefaces"
FACES = ("latin", "cyrillic-greek", "arabic", "hebrew", "georgian", "armenian", "devanagari")
JOINED = {"arabic", "hebrew", "devanagari"}  # wrong without a shaper: letters join, or run leftward
NO_LETTER = "\U000ffffe"


def face_for(text):
    """The name of the first face with every letter of `text`, or None."""
    return next((name for name in FACES if _can_draw(name, text)), None)


@cache
def font(name, size):
    return ImageFont.truetype(FOLDER / f"{name}.woff2", size)


def _can_draw(name, text):
    if name in JOINED and not features.check("raqm"):
        return False
    return all(_has(name, letter) for letter in set(text) if not letter.isspace())


@cache
def _has(name, letter):
    try:
        face = font(name, 40)
        return _drawn(face, letter) != _drawn(face, NO_LETTER)
    except OSError:  # a Pillow built without what reads these files
        return False


def _drawn(face, letter):
    mask = face.getmask(letter)
    return mask.size, bytes(mask)
