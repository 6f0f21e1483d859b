"""Pieces as HTML for the desk: everything escaped, nothing that leads anywhere or runs."""

from html import unescape

from django.utils.html import escape
from django.utils.safestring import mark_safe

from .pieces import IN, OUT, SET
from .tokens import BREAK

THIN_SPACE = "\u202f"
SHOWN = ("strong", "em", "u", "s", "sub", "sup", "code", "cite")
WRAP = {IN: "ins", OUT: "del", SET: "mark"}
MARKS = {
    "strong": "bold", "em": "italic", "u": "underlined", "s": "struck out", "sub": "lowered", "sup": "raised",
    "code": "code", "cite": "a title", "abbr": "an abbreviation",
}  # fmt: skip


def show(pieces, leave_out=()):
    """The pieces as one run of text; `leave_out` kinds are not in it (for one side of two)."""
    written, before = [], None
    for piece in pieces:
        if piece.kind in leave_out or not piece.tokens:
            continue
        space = " " if piece.tokens[0].space and written else ""
        if {before, piece.kind} == {IN, OUT} and not space:
            space = THIN_SPACE  # what went and what came for it are two words
        before = piece.kind
        name, inner = WRAP.get(piece.kind), _run(piece.tokens)
        written.append(f"{space}<{name}>{inner}</{name}>" if name else f"{space}{inner}")
    return mark_safe("".join(written))


def _run(tokens):
    written, opened = [], []
    for number, token in enumerate(tokens):
        wanted = _tags(token.marks)
        if wanted != opened:
            written += [f"</{tag}>" for tag in reversed(opened)]
        written += [" "] if token.space and number else []
        if wanted != opened:
            written += ['<span class="lnk">' if tag == "span" else f"<{tag}>" for tag in wanted]
        written.append("<br>" if token.text == BREAK else str(escape(token.text)))
        opened = wanted
    return "".join(written + [f"</{tag}>" for tag in reversed(opened)])


def _tags(marks):
    names = [mark.split(" ", 1)[0] for mark in marks]
    tags = [tag for tag in SHOWN if tag in names]
    return ["span", *tags] if "a" in names else tags


def set_anew(pieces):
    """What became of the form of words that stayed: "now bold", "leads to …", each once, as plain text."""
    told = []
    for piece in pieces:
        if piece.kind == SET:
            for token, was in zip(piece.tokens, piece.were, strict=True):
                told += [("now", _called(mark)) for mark in sorted(token.marks - was)]
                told += [("no longer", _called(mark)) for mark in sorted(was - token.marks)]
    return list(dict.fromkeys(told))


def _called(mark):
    name, _space, rest = mark.partition(" ")
    if name == "a":
        address = unescape(rest.partition('href="')[2].partition('"')[0])
        return f"a link to {address[:200]}"
    return MARKS.get(name, name)
