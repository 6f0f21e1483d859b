"""Telling two texts apart, and bringing two changes of one text together: words, then paragraphs.

Nothing here reads the database. Time is bounded by a Budget, whatever is compared.
"""

from .bodies import compare_bodies
from .budget import Budget
from .lines import compare_lines, merge_lines
from .sizes import change_size
from .three_way import merge_bodies

__all__ = [
    "Budget",
    "change_size",
    "compare_bodies",
    "compare_lines",
    "merge_bodies",
    "merge_lines",
]
