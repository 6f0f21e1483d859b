"""Asking the index, for the desk: over working copies, catchlines and all; rights are the caller's."""

from django.db.models import Q
from django.db.models.expressions import RawSQL

from newsroom.site_settings.current import site_settings

from . import expression, tables
from .entry import desk_mark
from .months import languages
from .question import read_question
from .stems import stem

SHORTEST_BEGINNING = 3


def find_articles(query, articles):
    """Those of `articles` whose words have all of `query`, in the order they come.

    The last word may be a beginning. Rights are the caller's: `articles` is what its person may read.
    """
    question = read_question(query)
    if not question:
        return articles.none()
    spoken = sorted({*languages(), *site_settings().languages, site_settings().default_language})
    wanted = [_term(term, spoken, term is question.wanted[-1]) for term in question.wanted]
    asked = expression.all_of(wanted, [_term(term, spoken, False) for term in question.refused])
    return articles.filter(Q(pk__in=RawSQL(tables.articles_found(), [asked])))


def _term(term, spoken, is_last):
    forms = {tuple(stem(word, language) for word in term.words) for language in spoken} or {term.words}
    parts = [expression.phrase(form) for form in sorted(forms)]
    if len(term.words) == 1:
        word = term.words[0]
        parts += [expression.phrase([desk_mark(form[0])]) for form in sorted(forms)]
        if (is_last or term.begins) and len(word) >= SHORTEST_BEGINNING and not term.quoted:
            parts += [expression.beginning(word), expression.beginning(desk_mark(word))]
    return expression.any_of(parts)
