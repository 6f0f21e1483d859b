"""Keeping the index, in the transaction of the change it follows."""

from django.db import connection

from articles.models import Article, Revision
from articles.richtext import to_text

from .folding import fold

PLACED, WORKING = "articles_search_placed", "articles_search_working"


def index_placed(article, move=None):
    """Index every placed revision of `article`; which of them is live is asked at reading."""
    index_revisions(article.revisions.placed())


def index_working_copy(article, move=None):
    index_articles([article])


def index_revisions(revisions):
    """Index placed revisions: the words readers may find."""
    _write(PLACED, [(revision.pk, _text(revision)) for revision in revisions])


def index_articles(articles):
    """Index working copies: the words the desk may find, its catchline too."""
    _write(WORKING, [(article.pk, fold(article.catchline) + "\n" + _text(article)) for article in articles])


def _text(copy):
    return fold("\n".join([copy.headline, copy.standfirst, copy.kicker, copy.dateline, to_text(copy.body)]))


def _write(table, rows):
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                f"INSERT INTO {table} (id, words) VALUES (%s, to_tsvector('simple', %s)) "
                "ON CONFLICT (id) DO UPDATE SET words = excluded.words",
                rows,
            )
        else:
            cursor.executemany(f"DELETE FROM {table} WHERE rowid = %s", [(pk,) for pk, _ in rows])
            cursor.executemany(f"INSERT INTO {table} (rowid, words) VALUES (%s, %s)", rows)


def rebuild_index():
    """Empty both tables and index everything again, yielding how many rows were written so far."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {PLACED}")
        cursor.execute(f"DELETE FROM {WORKING}")
    done = 0
    for rows, write in (
        (Revision.objects.placed().iterator(500), index_revisions),
        (Article.objects.iterator(500), index_articles),
    ):
        batch = []
        for row in rows:
            batch.append(row)
            if len(batch) == 500:
                write(batch)
                done += len(batch)
                batch = []
                yield done
        write(batch)
        done += len(batch)
        yield done
