"""Whole elements in a body that is already sanitised: balanced, and no ">" in an attribute."""

import re
from functools import lru_cache


def filled(html, tag, make):
    """`html` with every outermost element `tag` replaced by `make(attributes, inside)`."""
    parts, last = [], 0
    for start, opened, closed, end in _outermost(html, tag):
        attributes = html[start + len(tag) + 1 : opened - 1]
        parts += [html[last:start], make(attributes, html[opened:closed])]
        last = end
    return "".join([*parts, html[last:]])


def inside(html, tag):
    """What the first element `tag` holds, or None where there is none."""
    return next((html[opened:closed] for _start, opened, closed, _end in _outermost(html, tag)), None)


@lru_cache
def _marks(tag):
    return re.compile(rf"<(/?){tag}(?=[ >])[^>]*>")


def _outermost(html, tag):
    """Where each begins, where what it holds begins and ends, and where it ends."""
    depth, first = 0, None
    for mark in _marks(tag).finditer(html):
        if not mark[1]:
            first = first if depth else mark
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield first.start(), first.end(), mark.start(), mark.end()
