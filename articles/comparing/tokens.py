"""A text as tokens: a word, a number with its points and commas, or one sign."""

import re
from typing import NamedTuple

_SIGNS = r"\s!-/:-@\[-`{-¿‐-⁞、-〟！-／：-？「-・।،؛؟"
# Scripts written without spaces: every letter with its marks is a word of its own.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u3099\u309a"
_LETTERS = f"[^{_SIGNS}{_UNSPACED}]"
TOKEN = re.compile(rf"[{_UNSPACED}][{_MARKS}]*|{_LETTERS}+(?:['’.,·]{_LETTERS}+)*|\S")
BREAK = "\n"


class Token(NamedTuple):
    """`marks` is how it is set: names of inline tags, a link with its address; `space`, one before it."""

    text: str
    marks: frozenset = frozenset()
    space: bool = False

    @property
    def is_word(self):
        return any(map(str.isalnum, self.text[:40]))


def tokens_of(text, marks=frozenset(), space=False):
    """The tokens of plain text; `space` says whether white space came before it."""
    found, end = [], 0
    for match in TOKEN.finditer(text):
        found.append(Token(match[0], marks, space or match.start() > end))
        end, space = match.end(), False
    return found


def ends_in_space(text):
    return text[-1:].isspace()
