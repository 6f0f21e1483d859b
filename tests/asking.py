"""Asking the search index in tests, as the search page does."""

from articles.models import Revision
from articles.search.finding import find_best, find_newest
from articles.search.question import read_question
from articles.search.wanted import Wanted


def wanted(query, language="en", **narrowed):
    return Wanted(read_question(query), language, **narrowed)


def found(query, language="en", **narrowed):
    """The articles that readers find, newest first."""
    return _articles(find_newest, wanted(query, language, **narrowed))


def best(query, language="en", **narrowed):
    """The articles that readers find, by relevance."""
    return _articles(find_best, wanted(query, language, **narrowed))


def _articles(find, asked):
    numbers = find(asked).numbers if asked else []
    rows = Revision.objects.select_related("article").in_bulk(numbers)
    return [rows[pk].article for pk in numbers]
