"""Stems: what is left of a folded word when its endings are taken off, in languages where that goes well."""

from functools import lru_cache
from threading import Lock

import snowballstemmer

# Tried on folded words. Turkish and Arabic stems go astray without accents; Azerbaijani has none.
STEMMERS = {
    "ca": "catalan", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fr": "french",
    "id": "indonesian", "it": "italian", "nb": "norwegian", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish",
}  # fmt: skip
# Here words grow by endings without end, and a word asked for is taken as the beginning of one.
GROWING = frozenset("az fi hu et kk ky tk tr tt ug uz".split())
# A stemmer keeps the word it works on in itself: two threads in one would stem a mixture of theirs.
ONE_AT_A_TIME = Lock()


def stem(word, language):
    """The stem of a folded word; the word itself where the language has no stemmer."""
    language = language.partition("-")[0]
    return _stem(word, language) if language in STEMMERS and len(word) > 3 else word


def grows(language):
    return language.partition("-")[0] in GROWING


@lru_cache(100_000)
def _stem(word, language):
    with ONE_AT_A_TIME:
        return _stemmer(language).stemWord(word) or word


@lru_cache
def _stemmer(language):
    return snowballstemmer.stemmer(STEMMERS[language])
