import re
import unicodedata

from newsroom.bidi import without_faults

BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
# What no database, feed (XML) or page may be handed: controls, lone surrogates, noncharacters.
UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Letters that print nothing: a line of them alone is an empty one.
UNSEEN = re.compile(r"[\s\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0]*")


def storable(text):
    """`text` as a database and a page can hold it."""
    return UNSTORABLE.sub("", text)


def safe(text):
    """`text` storable, in NFC: the same word is the same letters."""
    return unicodedata.normalize("NFC", storable(text))


def plain_line(text):
    """One line of plain text, without controls and bad turns, white space folded; "" if none can be seen."""
    line = without_faults(" ".join(safe(_with_breaks(text)).split()))
    return "" if UNSEEN.fullmatch(line) else line


def plain_text(text):
    """Plain text of several lines, at most one blank line between paragraphs."""
    lines = [plain_line(line) for line in _with_breaks(text).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _with_breaks(text):
    """Old ways to end a line as line feeds, so that the words beside them stay apart."""
    return BREAKS.sub("\n", text)
