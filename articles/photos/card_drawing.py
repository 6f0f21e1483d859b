"""A card to share: wordmark, section and headline on paper, as the page itself looks."""

from dataclasses import astuple, dataclass
from hashlib import sha256
from io import BytesIO
from unicodedata import normalize

from PIL import Image, ImageDraw, features

from .typeface import face_for, font

SIZE = (1200, 630)
PAPER, INK, RULE, GREEN = "#fbfaf7", "#16181a", "#d8d4ca", "#0a5c5a"
EDGE = 72
WIDE = SIZE[0] - 2 * EDGE
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
    headline = _drawable(card.headline)
    face = face_for(headline) if headline else None
    if face:
        _headline(draw, headline, face, card.direction)
        _wordmark(draw, 584, card.wordmark, 46, accent, card.direction)
    else:
        _wordmark(draw, 330, card.wordmark, 120, accent, card.direction)
    into = BytesIO()
    picture.save(into, "JPEG", quality=86, optimize=True)
    return into.getvalue()


def _wordmark(draw, middle, name, size, accent, direction):
    face = face_for(name)
    if not face:
        return
    while size > 24 and font(face, size).getlength(f"{name}.") > WIDE:
        size -= 4
    wide, dot = (font(face, size).getlength(text) for text in (name, "."))
    x = SIZE[0] - EDGE - wide - dot if direction == "rtl" else EDGE
    draw.text((x, middle), name, INK, font(face, size), anchor="lm")
    draw.text((x + wide, middle), ".", accent, font(face, size), anchor="lm")


def _drawable(text):
    """`text`, or with plain letters for those that stand high or low where no face has them: CO2."""
    return text if face_for(text) else normalize("NFKC", text)


def _headline(draw, headline, face, direction):
    for size in HEADLINES:
        lines = _broken(headline, font(face, size), direction)
        high = round(size * 1.16)
        if len(lines) * high <= BOTTOM - TOP:
            break
    most = (BOTTOM - TOP) // high
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    for number, line in enumerate(lines):
        _line(draw, TOP + number * high, line, size, INK, direction, face)


def _line(draw, top, text, size, colour, direction, face=None):
    face = face or face_for(text)
    if not text or not face:
        return
    text = _shortened(text, font(face, size), direction)
    leftward = direction == "rtl"
    x, anchor = (SIZE[0] - EDGE, "ra") if leftward else (EDGE, "la")
    draw.text((x, top), text, colour, font(face, size), anchor, **_turned(direction))


def _shortened(text, face, direction):
    """`text`, or as many whole words of it as fit on a line, and three dots."""
    words, fits = text.split(), text
    while len(words) > 1 and face.getlength(fits, **_turned(direction)) > WIDE:
        fits = f"{' '.join(words[:-1])}…"
        words.pop()
    return fits


def _broken(text, face, direction):
    """`text` in lines no wider than the card; a word that is too long is a line of its own."""
    lines = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer, **_turned(direction)) <= WIDE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _turned(direction):
    return {"direction": direction} if features.check("raqm") else {}
