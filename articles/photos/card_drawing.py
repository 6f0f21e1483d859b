"""A card to share: wordmark, section and headline on paper, as the page itself looks."""

from dataclasses import astuple, dataclass
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw

from .card_lines import broken, line_of, turned
from .typeface import face_for, font

SIZE = (1200, 630)
PAPER, INK, RULE, GREEN = "#fbfaf7", "#16181a", "#d8d4ca", "#0a5c5a"
EDGE = 72
WIDE = SIZE[0] - 2 * EDGE
TOP, BOTTOM = 176, 500  # between which the headline stands
HEADLINES = range(84, 39, -4)
BASE, APART = 0.95, 1.16  # of a letter's size: from the top of a line to its foot, and to the next line
LOOK = "2"  # raised when cards are drawn in another way


@dataclass(frozen=True)
class Card:
    """What a card shows. A line with letters that no face has is left out; where that is the headline, the
    wordmark takes its place."""

    wordmark: str
    accent: str = ""
    kicker: str = ""
    headline: str = ""
    direction: str = "ltr"
    language: str = ""

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
    kicker, headline = (line_of(text, card.direction, card.language) for text in (card.kicker, card.headline))
    if kicker:
        _write(draw, 112, kicker.within(WIDE, 34), 34, accent)
    if headline:
        _headline(draw, headline)
    _wordmark(draw, card, accent, *((584, 46) if headline else (330, 120)))
    into = BytesIO()
    picture.save(into, "JPEG", quality=86, optimize=True)
    return into.getvalue()


def _wordmark(draw, card, accent, middle, size):
    face = face_for(card.wordmark, card.language)
    if not face:
        return
    while size > 24 and font(face, size).getlength(f"{card.wordmark}.") > WIDE:
        size -= 4
    wide, dot = (font(face, size).getlength(text) for text in (card.wordmark, "."))
    x = SIZE[0] - EDGE - wide - dot if card.direction == "rtl" else EDGE
    draw.text((x, middle), card.wordmark, INK, font(face, size), anchor="lm")
    draw.text((x + wide, middle), ".", accent, font(face, size), anchor="lm")


def _headline(draw, headline):
    """As large as it fits; what does not fit at the least size ends in three dots."""
    for size in HEADLINES:
        lines, high = broken(headline, WIDE, size), round(size * APART)
        most = (BOTTOM - TOP) // high
        if len(lines) <= most and all(line.width(size) <= WIDE for line in lines):
            break
    if len(lines) > most:
        rest = headline.pieces[sum(len(line.pieces) for line in lines[: most - 1]) :]
        lines = [*lines[: most - 1], headline.of(rest)]
    for number, line in enumerate(_balanced(headline, lines, size)):
        _write(draw, TOP + number * high, line.within(WIDE, size), size, INK)


def _balanced(headline, lines, size):
    """The same number of lines, the longest as short as can be."""
    for wide in range(WIDE - 24, WIDE // 2, -24):
        shorter = broken(headline, wide, size)
        if len(shorter) > len(lines) or any(line.width(size) > wide for line in shorter):
            break
        lines = shorter
    return lines


def _write(draw, top, line, size, colour):
    leftward = line.direction == "rtl"
    x, anchor = (SIZE[0] - EDGE, "rs") if leftward else (EDGE, "ls")
    how = turned(line.direction)
    for text, face in line.runs:  # of a line that runs leftward there is one
        draw.text((x, top + round(size * BASE)), text, colour, font(face, size), anchor, **how)
        x += font(face, size).getlength(text, **how)
