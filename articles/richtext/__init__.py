"""Words that are never trusted: everything that came from a person or a file passes here on the way in."""

from .layout import reads_the_same
from .lines import plain_line, plain_text, storable
from .sanitizing import sanitize
from .text import figures, from_text, photo_ids, to_text, word_count

__all__ = [
    "figures",
    "from_text",
    "photo_ids",
    "plain_line",
    "plain_text",
    "reads_the_same",
    "sanitize",
    "storable",
    "to_text",
    "word_count",
]
