"""What each term of a question may stand for in a language: stems, and beginnings filled out."""

from dataclasses import dataclass

from . import expression, vocabulary
from .stems import grows, stem

MOST_FORMS, SHORTEST_BEGINNING = 12, 2


@dataclass(frozen=True)
class Sought:
    """Any of `forms` (tuples of stems, as typed first) will do; `stories`: about how many have it."""

    forms: tuple
    stories: int = 0

    def __str__(self):
        return expression.any_of([expression.phrase(form) for form in self.forms])

    def loosely(self):
        """The words of a phrase in whatever order."""
        forms = [expression.all_of([expression.phrase([word]) for word in form]) for form in self.forms]
        return expression.any_of([f"({form})" for form in forms])


def sought(question, language):
    """(wanted, refused) of a Question as lists of Sought: one query, and one for each beginning.

    The last word is a beginning where the archive has no such word; any is that was typed with *.
    """
    single = {term.words[0] for term in question.wanted if len(term.words) == 1}
    known = vocabulary.stories_with(sorted(single), language)
    last = question.wanted[-1] if question.wanted else None
    wanted = [_sought(term, language, known, term is last) for term in question.wanted]
    return wanted, [_sought(term, language, {}, False) for term in question.refused]


def _sought(term, language, known, is_last):
    forms = [tuple(stem(word, language) for word in term.words)]
    word = term.words[0]
    stories = known.get(word, 0)
    if len(term.words) > 1 or len(word) < SHORTEST_BEGINNING or term.quoted:
        return Sought(tuple(forms), stories)
    if term.begins or grows(language) or (is_last and not stories):
        longer = vocabulary.beginning_with(word, language, MOST_FORMS)
        forms += [(stem(one, language),) for one in longer]
    return Sought(tuple(dict.fromkeys(forms)), stories)
