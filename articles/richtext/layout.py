"""How a body is laid out in its file: the line ends an editor of bodies puts between blocks say nothing."""

import re

from .allowed import TAGS

INLINE = set("cite strong em u s sub sup code abbr a".split())
# The look behind keeps a long run of spaces from being tried at each of them.
AROUND_BLOCKS = re.compile(
    rf"(?<!\s)\s*(</?(?:{'|'.join(sorted(TAGS - INLINE, key=len, reverse=True))})(?: [^>]*)?>)\s*"
)
EMPTY_CELL = re.compile(r"<(t[dh]|figure)((?: [^>]*)?)>(?:&nbsp;|\xa0)</\1>")
ATTRIBUTES = re.compile(r'(<\w+)((?: [\w-]+="[^"]*"){2,})')
ATTRIBUTE = re.compile(r' [\w-]+="[^"]*"')


def reads_the_same(one, other):
    """Whether two sanitised bodies differ only in white space around blocks and the order of attributes."""
    return one == other or close_set(one) == close_set(other)


def close_set(body):
    """A sanitised body in the one layout of all that read the same."""
    body = EMPTY_CELL.sub(r"<\1\2></\1>", AROUND_BLOCKS.sub(r"\1", body))
    return ATTRIBUTES.sub(lambda tag: tag[1] + "".join(sorted(ATTRIBUTE.findall(tag[2]))), body)
