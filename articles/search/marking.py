"""Where a text says what was asked for: the words marked, and the two lines of it that show most of them."""

from dataclasses import dataclass
from unicodedata import category

from django.utils.html import escape
from django.utils.safestring import mark_safe

from .folding import WORD, words_in
from .stems import stem

EXTRACT, BEFORE = 170, 60
PARTED = " ·"
LONGEST, MOST_PLACES = 20_000, 200


@dataclass
class Place:
    """That the text has a term from `start` to `end`."""

    start: int
    end: int
    term: int


def places(text, terms, language):
    """Where `text` has any of `terms` (Sought), in order and without overlap."""
    spans = [
        (stem(word, language), found.span())
        for found in WORD.finditer(text[:LONGEST])
        for word in words_in(found[0])
    ]
    firsts = {}
    for number, term in enumerate(terms):
        for form in term.forms:
            firsts.setdefault(form[0], []).append((form, number))
    found, end = [], 0
    for index, (word, (start, _end)) in enumerate(spans):
        if start < end or word not in firsts:
            continue
        for form, number in firsts[word]:
            if tuple(one for one, _span in spans[index : index + len(form)]) == form:
                end = spans[index + len(form) - 1][1][1]
                found.append(Place(start, end, number))
                break
    return found


def marked(text, terms, language):
    """`text` escaped, with every term marked."""
    parts, last = [], 0
    for place in places(text, terms, language):
        parts += [escape(text[last : place.start]), f"<mark>{escape(text[place.start : place.end])}</mark>"]
        last = place.end
    return mark_safe("".join([*parts, escape(text[last:])]))


def extract(standfirst, text, terms, language):
    """The standfirst if it has as many of the terms as any two lines of the text, else the best of those."""
    text = _in_one_line(text)
    inside = places(text, terms, language)[:MOST_PLACES]
    best = max(inside, key=lambda place: _shown(place, inside), default=None)
    in_standfirst = len({place.term for place in places(standfirst, terms, language)})
    if best is None or (standfirst and in_standfirst >= _shown(best, inside)):
        return standfirst or _cut(text, 0)
    return _cut(text, max(0, best.start - BEFORE))


def _in_one_line(text):
    """Its blocks one after another, a dot after those that close with no sign: headings, items."""
    lines = [line for line in text.splitlines() if line]
    closed = [line if category(line[-1])[0] == "P" else line + PARTED for line in lines[:-1]]
    return " ".join([*closed, *lines[-1:]])


def _shown(place, all_places):
    """How many different terms a reader sees who is shown the text from this place on."""
    end = place.start + EXTRACT - BEFORE
    return len({other.term for other in all_places if place.start <= other.start and other.end <= end})


def _cut(text, start):
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, start + EXTRACT) if len(text) > start + EXTRACT else len(text)
    end = end if end > start else start + EXTRACT
    return f"{'… ' if start else ''}{text[start:end].strip(PARTED)}{' …' if end < len(text) else ''}"
