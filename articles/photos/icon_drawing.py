"""The newsroom's icon: the first letter of its name on its colour, for tabs, home screens and feeds."""

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from math import hypot

from PIL import Image, ImageDraw

from .card_drawing import GREEN, PAPER
from .typeface import face_for, font

SIZES = (32, 180, 192, 512)
SAFE = 0.78  # across, of what every mask leaves of an icon: a circle of 0.8
LOOK = "2"  # raised when icons are drawn in another way


def print_of_icon(name, accent):
    """Changes with what the icon shows."""
    return sha256("\n".join((LOOK, letter_of(name), accent)).encode()).hexdigest()[:12]


def letter_of(name):
    return name.strip()[:1].upper()


@lru_cache(maxsize=16)
def icon(letter, accent, size, format="PNG"):
    """The bytes of a square picture, its letter within what round masks leave; without one where none of
    our faces has it."""
    picture = Image.new("RGB", (size, size), accent or GREEN)
    face = face_for(letter)
    if face:
        written, (left, top, right, bottom) = _within(face, letter, size)
        place = (size - left - right) / 2, (size - top - bottom) / 2
        ImageDraw.Draw(picture).text(place, letter, PAPER, written)
    else:
        ImageDraw.Draw(picture).rectangle((size * 0.2, size * 0.44, size * 0.8, size * 0.56), fill=PAPER)
    into = BytesIO()
    picture.save(into, format, **({"sizes": [(16, 16), (32, 32), (48, 48)]} if format == "ICO" else {}))
    return into.getvalue()


def _within(face, letter, size):
    """(font, box) of the letter: of the largest a round mask leaves whole, in small icons a little larger."""
    height = round(size * (0.68 if size > 48 else 0.95))
    while True:
        written = font(face, height)
        left, top, right, bottom = written.getbbox(letter)
        if size <= 48 or hypot(right - left, bottom - top) <= SAFE * size:
            return written, (left, top, right, bottom)
        height -= max(1, size // 64)
