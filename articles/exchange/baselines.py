"""The common ways to choose related stories, for comparison: ranked numbers, of older stories only."""

from django.db import connection
from django.db.models import Count

from articles.models import TaggedArticle
from articles.related.candidates import may_stand_beside
from articles.search import expression
from articles.search.folding import words_in
from articles.search.stems import stem
from articles.search.tables import ENTRY, WORDS

MOST_WORDS, MOST_RANKED = 30, 1000


def newest_in_section(article, limit):
    found = may_stand_beside(article, before_only=True).filter(section=article.section_id)
    return _numbers(found.exclude(pk=article.pk).order_by("-published_at", "-pk"), limit)


def shared_tags(article, limit):
    """Those that share most tags, the newer first."""
    tags = TaggedArticle.objects.filter(content_object=article.pk).values("tag")
    found = may_stand_beside(article, before_only=True).filter(tagged__tag__in=tags)
    found = found.exclude(pk=article.pk).annotate(same=Count("tagged"))
    return _numbers(found.order_by("-same", "-published_at", "-pk"), limit)


def full_text_by_title(article, limit):
    """Full text search for any word of the headline, best rank first, of the best thousand."""
    words = {stem(word, article.language) for word in words_in(article.headline)[:MOST_WORDS]}
    asked = expression.any_of([expression.phrase([word]) for word in sorted(words)]) if words else ""
    if expression.is_postgresql():
        sql = (
            f"SELECT article_id FROM {ENTRY}, CAST(%s AS tsquery) AS asked WHERE id > 0 AND words @@ asked "
            f"ORDER BY ts_rank_cd(words, asked, 1) DESC, id DESC LIMIT {MOST_RANKED}"
        )
    else:
        sql = (
            f"SELECT article_id FROM {WORDS} JOIN {ENTRY} ON {ENTRY}.id = {WORDS}.rowid "
            f"WHERE {WORDS} MATCH %s AND {ENTRY}.id > 0 ORDER BY rank LIMIT {MOST_RANKED}"
        )
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked])
        ranked = list(dict.fromkeys(pk for (pk,) in cursor.fetchall()))
    own = may_stand_beside(article, before_only=True).filter(pk__in=ranked).exclude(pk=article.pk)
    may = set(own.values_list("pk", flat=True))
    return [pk for pk in ranked if pk in may][:limit]


def _numbers(found, limit):
    return list(found.values_list("pk", flat=True)[:limit])
