"""What a reader typed, taken apart: words, "phrases", -words left out, beginnings*."""

import re
from dataclasses import dataclass, field

from .folding import words_in

MOST_WORDS, LONGEST = 12, 1000
QUOTES = str.maketrans(dict.fromkeys("“”„«»‟＂", '"'))
PART = re.compile(r'([-−–]?)(?:"([^"]*)"?|([^\s"]+))')


@dataclass(frozen=True)
class Term:
    """One thing that must stand in a story: a word, or several one after another."""

    words: tuple
    quoted: bool = False
    begins: bool = False  # typed with * at its end


@dataclass
class Question:
    """`wanted` must all stand in a story, none of `refused` may. `cut`: there were too many words."""

    wanted: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    cut: bool = False

    def __bool__(self):
        return bool(self.wanted)


def read_question(text):
    """A Question out of anything a person can type; without words it is false."""
    question, room = Question(cut=len(text) > LONGEST), MOST_WORDS
    for minus, phrase, plain in PART.findall(text[:LONGEST].replace("\0", " ").translate(QUOTES)):
        words = tuple(words_in(phrase or plain))
        if not words:
            continue
        if room <= 0:
            question.cut = True
            break
        question.cut = question.cut or len(words) > room
        term = Term(words[:room], quoted=bool(phrase), begins=plain.endswith("*"))
        room -= len(term.words)
        (question.refused if minus else question.wanted).append(term)
    return question
