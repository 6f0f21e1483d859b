"""Asking the index, for the desk: over working copies, catchlines and all; rights are the caller's."""

from collections import Counter

from newsroom.site_settings.current import site_settings

from . import expression, tables
from .entry import DESK_ONLY, desk_mark, month_mark
from .months import Window, months_of_all, windows
from .question import read_question
from .stems import stem

SHORTEST_BEGINNING, MOST, FEW = 3, 2_000, 4_000


def find_articles(query, articles, *, everything=False):
    """Those of `articles` whose words have all of `query`, in the order they come: the newest 2,000.

    The last word may be a beginning. Rights are the caller's: `articles` is what its person may read.
    Where that is `everything` the archive is searched from the newest months on, else their stories.
    """
    question = read_question(query)
    if not question:
        return articles.none()
    known = months_of_all()
    spoken = {*site_settings().languages, site_settings().default_language}
    spoken = sorted(spoken.union(language for language, _month, _stories in known))
    wanted = [_term(term, spoken, term is question.wanted[-1]) for term in question.wanted]
    refused = [_term(term, spoken, False) for term in question.refused]
    if everything:
        numbers = _newest(wanted, refused, known, spoken)
    else:
        own = list(articles.order_by("-pk").values_list("pk", flat=True)[: 2 * MOST])
        numbers = tables.articles_found([expression.all_of(wanted, refused)], MOST, own) if own else []
    return articles.filter(pk__in=numbers)


def _newest(wanted, refused, known, spoken):
    """Numbers of what is only the desk's, and of months from the newest on: one query, that stops at MOST."""
    stories = Counter()
    for _language, month, number in known:
        stories[month] += number
    asked, marks = [], [DESK_ONLY]
    for window in windows(sorted(stories.items(), reverse=True), FEW) or [Window([], 0, marked=False)]:
        marks += [month_mark(language, month) for language in spoken for month in window.months]
        parts = [*wanted, expression.any_of([expression.phrase([mark]) for mark in marks])]
        asked.append(expression.all_of(parts if window.marked else wanted, refused))
        marks = []
    return tables.articles_found(asked, MOST)


def _term(term, spoken, is_last):
    forms = {tuple(stem(word, language) for word in term.words) for language in spoken} or {term.words}
    parts = [expression.phrase(form) for form in sorted(forms)]
    if len(term.words) == 1:
        word = term.words[0]
        parts += [expression.phrase([desk_mark(form[0])]) for form in sorted(forms)]
        if (is_last or term.begins) and len(word) >= SHORTEST_BEGINNING and not term.quoted:
            parts += [expression.beginning(word), expression.beginning(desk_mark(word))]
    return expression.any_of(parts)
