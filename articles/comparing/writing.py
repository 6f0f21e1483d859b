"""Tokens as text again: plain, as a body's HTML, and as HTML that only shows."""

from html import escape

from .tokens import BREAK

# Inside out: a link holds bold, bold holds italic.
ORDER = ("a", "abbr", "strong", "em", "cite", "u", "s", "code", "sub", "sup")


def plain(tokens):
    return "".join(" " * (token.space and bool(number)) + token.text for number, token in enumerate(tokens))


def html(tokens, within=""):
    """Tokens as inline HTML as the house writes it; links and all."""
    written, opened = [], []
    for number, token in enumerate(tokens):
        wanted = sorted(token.marks, key=_rank)
        kept = 0
        while kept < min(len(opened), len(wanted)) and opened[kept] == wanted[kept]:
            kept += 1
        written += [f"</{_name(mark)}>" for mark in reversed(opened[kept:])]
        written += [" "] if token.space and number else []
        written += [f"<{mark}>" for mark in wanted[kept:]]
        written.append("<br>" if token.text == BREAK else escape(token.text, quote=False))
        opened = wanted
    return "".join(written + [f"</{_name(mark)}>" for mark in reversed(opened)])


def _rank(mark):
    name = _name(mark)
    return (ORDER.index(name) if name in ORDER else len(ORDER), mark)


def _name(mark):
    return mark.split(" ", 1)[0]
