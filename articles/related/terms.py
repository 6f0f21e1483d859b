"""Words as the choice compares them: folded, keyed by language, letters in pairs where no space parts words.

A term is a 32-bit number, a checksum of language and word: small in an index, and two words that
share one are too rare to matter. Tags are terms too, keyed by the tag's number.
"""

import re
import unicodedata
from collections import Counter
from zlib import crc32

LONGEST_TEXT = 60_000
LONGEST_WORD, SHORTEST_WORD = 40, 3
# Scripts that put no space between words: Han, kana, Thai, Lao, Burmese, Khmer.
RUN = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
RUNS = re.compile(f"[{RUN}]+")
# Vowel signs of the Indic scripts belong to their word, though they are no letters to `\w`.
WORDS = re.compile(r"[\w\u0900-\u0dff]+")
LETTERS = str.maketrans({"ı": "i", "ё": "е", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ә": "ə"})


def words_in(text):
    """How often each word of `text` stands there, folded; of a run without spaces, each pair of letters."""
    text = fold(text[:LONGEST_TEXT])
    counts = Counter()
    if not text.isascii():
        for run in RUNS.findall(text):
            counts.update(run[at : at + 2] for at in range(max(1, len(run) - 1)))
        text = RUNS.sub(" ", text)
    counts.update(
        word
        for word in WORDS.findall(text)
        if SHORTEST_WORD <= len(word) <= LONGEST_WORD and not word.isdigit()
    )
    return counts


def fold(text):
    """Lower case without accents; dotless i is i, ё is е."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return text.casefold().translate(LETTERS)


def key_of(language, word):
    return crc32(f"{language}:{word}".encode()) - 0x8000_0000


def key_of_tag(language, number):
    return key_of(language, f"#{number}")


def key_of_all(language):
    """The key under which the stories of a language are counted."""
    return key_of(language, "*")
