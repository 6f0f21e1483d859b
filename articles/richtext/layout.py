"""How a body is laid out in its file: the line ends an editor of bodies puts between blocks say nothing."""

import re

from .allowed import TAGS

INLINE = set("cite strong em u s sub sup code abbr a".split())
# The look behind keeps a long run of spaces from being tried at each of them.
AROUND_BLOCKS = re.compile(
    rf"(?<!\s)\s*(</?(?:{'|'.join(sorted(TAGS - INLINE, key=len, reverse=True))})(?: [^>]*)?>)\s*"
)
EMPTY_CELL = re.compile(r"<(t[dh])((?: [^>]*)?)>(?:&nbsp;|\xa0)</\1>")


def reads_the_same(one, other):
    """Whether two sanitised bodies differ in nothing but white space before and after blocks."""
    return one == other or _close_set(one) == _close_set(other)


def _close_set(body):
    return EMPTY_CELL.sub(r"<\1\2></\1>", AROUND_BLOCKS.sub(r"\1", body))
