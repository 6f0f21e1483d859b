"""Asking the index. Every word of the query must stand in the story; the last may be a beginning."""

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from articles.models import Article, Revision

from .folding import words_of
from .index import PLACED, WORKING


def find(query, *, language=None, at=None):
    """Live revisions with the words of `query`, newest first, as a queryset; empty for no words."""
    found = Revision.objects.live(at).filter(_matches(PLACED, query))
    if language:
        found = found.in_language(language)
    return found.latest()


def find_articles(query, articles=None):
    """Those of `articles` (default: all) with the words of `query`, latest change first.

    They stand in the working copy or in a version readers had: an archive has no other
    index. The caller narrows `articles` to what its person may read.
    """
    articles = Article.objects.all() if articles is None else articles
    placed = Revision.objects.filter(_matches(PLACED, query)).values("article")
    return articles.filter(_matches(WORKING, query) | Q(pk__in=placed)).order_by("-changed")


def _matches(table, query):
    words = words_of(query)
    if not words:
        return Q(pk__in=[])
    if connection.vendor == "postgresql":
        sql, asked = f"SELECT id FROM {table} WHERE words @@ to_tsquery('simple', %s)", _tsquery(words)
    else:
        sql, asked = f"SELECT rowid FROM {table} WHERE {table} MATCH %s", _fts5(words)
    return Q(pk__in=RawSQL(sql, [asked]))


def _tsquery(words):
    return " & ".join(f"'{word}'" for word in words) + ":*"


def _fts5(words):
    return " ".join(f'"{word}"' for word in words) + "*"
