import re
from html import escape

from .allowed import BODY
from .lines import plain_line, storable
from .tidying import tidy

ROUNDS = 8
DEEPEST = 200
LONGEST_TAG = re.compile(r"<[^<>]{20000}")
OVERRIDES = re.compile("[\u202d\u202e]")
TAG = re.compile(r"<[^>]*>?")
VOID = re.compile(r"(?:br|hr|img|input|meta|link|col|wbr)\b", re.IGNORECASE)


def sanitize(html):
    """`html` with what the allow-list knows and nothing else. `sanitize(sanitize(x)) == sanitize(x)`.

    What does not come to rest under a few cleanings, is nested beyond reason, or has a tag of
    20,000 characters (its attributes cost their square), is an attack on the parser; its words are
    kept as one paragraph.
    """
    html = _storable(html)
    if LONGEST_TAG.search(html) or _depth(html) > DEEPEST:
        return _words(html)
    for _round in range(ROUNDS):
        before, html = html, tidy(_storable(BODY.clean(html)))
        if html == before:
            return html
    return _words(html)


def _storable(html):
    # Not normalised: a combining stroke after "<p>" would join its ">" and break the tag.
    return OVERRIDES.sub("", storable(html.replace("\r\n", "\n").replace("\r", "\n")))


def _depth(html):
    """About how deep `html` is nested, at most: parsing costs its square, so it is bounded before."""
    depth = deepest = 0
    for part in html.split("<")[1:]:
        if part[:1] == "/":
            depth = max(0, depth - 1)
        elif part[:1].isalpha() and not VOID.match(part):
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _words(html):
    words = plain_line(TAG.sub(" ", html).replace("\xa0", " "))
    return f"<p>{escape(words, quote=False)}</p>" if words else ""
