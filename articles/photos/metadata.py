"""What a picture file says of itself: its caption and credit, as agencies write them (IPTC)."""

from PIL import IptcImagePlugin

from articles.richtext import plain_line

from .safety import DAMAGED, opened

CAPTION, CREDIT, BYLINE = (2, 120), (2, 110), (2, 80)
LONGEST = {"caption": 500, "credit": 200}


def words_in(data):
    """`{"caption", "credit"}` found in the bytes of a picture, each "" where there is none.

    The credit is "Byline / Credit" where both are there. Never refuses: words are a gift.
    """
    try:
        found = IptcImagePlugin.getiptcinfo(opened(data)) or {}
    except DAMAGED:
        found = {}
    makers = dict.fromkeys(filter(None, (_line(found, BYLINE), _line(found, CREDIT))))
    words = {"caption": _line(found, CAPTION), "credit": " / ".join(makers)}
    return {name: line[: LONGEST[name]].strip() for name, line in words.items()}


def _line(found, key):
    value = found.get(key, b"")
    if isinstance(value, list):
        value = b", ".join(value)
    try:
        return plain_line(value.decode())
    except UnicodeDecodeError:
        return plain_line(value.decode("latin-1"))
