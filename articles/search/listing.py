"""All stories, and those of each tag and correspondent, in order of time, kept by the index.

Asked of the tags themselves, a database would sort all that a tag has for every page of it.
"""

from django.db import connection

from newsroom.bulk import write_many

from .entry import ALL

TABLE = "articles_search_listed"


def write(rows):
    """Add rows (mark, language, moment, article number) that are not there."""
    write_many(
        f"INSERT INTO {TABLE} (mark, language, moment, article_id) VALUES",
        sorted(set(rows)),
        "ON CONFLICT DO NOTHING",
    )


def take(articles):
    """Delete all rows of the articles with these numbers."""
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(articles))
        cursor.execute(f"DELETE FROM {TABLE} WHERE article_id IN ({marks})", list(articles))


def listed(mark, language, *, before=None, after=None, limit):
    """Up to `limit` places (moment, article number) under a mark, newest first, strictly before a place;
    or, strictly after one, oldest first."""
    sign, way, place = (">", "", after) if after else ("<", " DESC", before)
    sql = f"SELECT moment, article_id FROM {TABLE} WHERE mark = %s AND language = %s"
    sql += f" AND (moment, article_id) {sign} (%s, %s) ORDER BY moment{way}, article_id{way} LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [mark, language, *place, limit])
        return cursor.fetchall()


def which_have_stories(spans, language):
    """The places of those of `spans`, each (moment, moment after), in which a story was first published."""
    marks = ", ".join(["(%s, %s, %s)"] * len(spans))
    sql = (
        f"WITH span (place, start, stop) AS (VALUES {marks}) SELECT place FROM span WHERE EXISTS (SELECT 1 "
        f"FROM {TABLE} WHERE mark = %s AND language = %s AND moment >= start AND moment < stop)"
    )
    params = [value for place, span in enumerate(spans) for value in (place, *span)]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, ALL, language])
        return {place for (place,) in cursor.fetchall()}
