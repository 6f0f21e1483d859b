"""Why a story was chosen, as an editor reads it: the tags they share, and the most telling words."""

import re

from .scores import shared
from .terms import fold

MOST_TAGS, MOST_WORDS, LONGEST = 3, 3, 200
SHORTEST = 5  # “you” and “our” are rare in a young archive, and tell an editor nothing


def reason_for(telling, candidate, copy):
    tags = [telling.tags[key] for key in shared(telling.tag_weights, candidate.tags, MOST_TAGS)]
    keys = shared(telling.words, candidate.words, MOST_WORDS * 4)
    rare = [key for key in keys if key in telling.rare and _tells_much(telling.names[key])]
    keys = (rare if rare or tags else keys)[:MOST_WORDS]
    words = _as_written([telling.names[key] for key in keys], copy)
    told = []
    if tags:
        told.append(f"same tags: {', '.join(tags)}")
    if words:
        told.append(f"same words: {', '.join(words)}")
    return "; ".join(told)[:LONGEST]


def _tells_much(word):
    return len(word) >= SHORTEST or not word.isascii()


def _as_written(words, copy):
    """Folded words as they stand in the text, so that Azerbaijani is told in its own letters."""
    text = f"{copy.headline} {copy.standfirst} {copy.body}"
    if text.isascii():
        return words
    found = {}
    for word in re.findall(r"\w+", text):
        if not word.isascii() and len(found) < len(words):
            folded = fold(word)
            if folded in words:
                found.setdefault(folded, word.lower())
    return [found.get(word, word) for word in words]
