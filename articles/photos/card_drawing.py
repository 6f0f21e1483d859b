"""A card to share: wordmark, section and headline on paper, as the page itself looks."""

from dataclasses import astuple, dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw, features

from .typeface import face_for, font

SIZE = (1200, 630)
PAPER, INK, RULE, GREEN = "#fbfaf7", "#16181a", "#d8d4ca", "#0a5c5a"
EDGE = 72
TOP, BOTTOM = 176, 500  # between which the headline stands
HEADLINES = range(84, 39, -4)
LOOK = "1"  # raised when cards are drawn in another way


@dataclass(frozen=True)
class Card:
    """What a card shows. A line with letters that none of our faces has is left out; where that is the
    headline, the wordmark takes its place."""

    wordmark: str
    accent: str = ""
    kicker: str = ""
    headline: str = ""
    direction: str = "ltr"

    @property
    def print(self):
        """Changes with anything the card shows."""
        return sha256("\n".join((LOOK, *astuple(self))).encode()).hexdigest()[:16]


def drawn(card):
    """The card as the bytes of a JPEG of 1200 by 630."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    accent = card.accent or GREEN
    draw.rectangle((EDGE, 56, SIZE[0] - EDGE, 67), fill=INK)
    draw.rectangle((EDGE, 532, SIZE[0] - EDGE, 533), fill=RULE)
    _line(draw, 112, card.kicker, 34, accent, card.direction)
    face = face_for(card.headline) if card.headline else None
    if face:
        _headline(draw, card, face)
        _wordmark(draw, (EDGE, 584), card.wordmark, 46, accent)
    else:
        _wordmark(draw, (EDGE, 330), card.wordmark, 120, accent)
    into = BytesIO()
    picture.save(into, "JPEG", quality=86, optimize=True)
    return into.getvalue()


def _wordmark(draw, place, name, size, accent):
    face = face_for(name)
    if not face:
        return
    most = SIZE[0] - 2 * EDGE - 30
    while size > 24 and font(face, size).getlength(name) > most:
        size -= 4
    draw.text(place, name, INK, font(face, size), anchor="lm")
    draw.text(
        (place[0] + font(face, size).getlength(name), place[1]), ".", accent, font(face, size), anchor="lm"
    )


def _headline(draw, card, face):
    for size in HEADLINES:
        lines = _broken(card.headline, font(face, size), card.direction)
        high = round(size * 1.16)
        if len(lines) * high <= BOTTOM - TOP:
            break
    for number, line in enumerate(lines[: (BOTTOM - TOP) // high]):
        _line(draw, TOP + number * high, line, size, INK, card.direction, face)


def _line(draw, top, text, size, colour, direction, face=None):
    face = face or face_for(text)
    if not text or not face:
        return
    leftward = direction == "rtl"
    x, anchor = (SIZE[0] - EDGE, "ra") if leftward else (EDGE, "la")
    draw.text((x, top), text, colour, font(face, size), anchor, **_turned(direction))


def _broken(text, face, direction):
    """`text` in lines no wider than the card; a word that is too long is a line of its own."""
    lines = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer, **_turned(direction)) <= SIZE[0] - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _turned(direction):
    return {"direction": direction} if features.check("raqm") else {}
