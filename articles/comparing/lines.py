"""Comparing and bringing together plain text: headline, standfirst, caption."""

from .budget import Budget
from .pieces import pieces
from .three_way import merge_tokens
from .tokens import tokens_of
from .writing import plain


def compare_lines(old, new, budget=None):
    """The pieces from one line of text to another."""
    return pieces(tokens_of(old or ""), tokens_of(new or ""), budget or Budget())


def merge_lines(base, theirs, mine, budget=None):
    """Both changes in one line, or None where they touch the same words."""
    merged = merge_tokens(
        tokens_of(base or ""), tokens_of(theirs or ""), tokens_of(mine or ""), budget or Budget()
    )
    return None if merged is None else plain(merged)
