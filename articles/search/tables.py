"""The only writer and reader of the index's rows, in SQL of either database.

`articles_search_entry` is one row a revision: on PostgreSQL with its words as a tsvector, on SQLite
beside `articles_search_words`, an FTS5 table of the same numbers.
"""

from django.db import connection, transaction

from newsroom.bulk import write_many

from .entry import moment_of
from .expression import is_postgresql

ENTRY, WORDS = "articles_search_entry", "articles_search_words"
COLUMNS = "id, article_id, language, month, moment, begins, ends, telling"
LAST_PLACE = 16_383  # of a word in a tsvector


def write(entries):
    """Add entries whose numbers are not there."""
    rows = [_row(entry) for entry in entries]
    if is_postgresql():
        vectors = [row + (_vector(entry),) for row, entry in zip(rows, entries, strict=True)]
        write_many(f"INSERT INTO {ENTRY} ({COLUMNS}, words) VALUES", vectors)
        return
    write_many(f"INSERT INTO {ENTRY} ({COLUMNS}) VALUES", rows)
    texts = [(entry.pk, " ".join(entry.stems + entry.marks)) for entry in entries]
    write_many(f"INSERT OR REPLACE INTO {WORDS} (rowid, words) VALUES", texts)


def take(column, numbers):
    """Delete the entries whose `column` is one of `numbers`; returns the (language, month) of each."""
    if not numbers:
        return []
    chosen = f"FROM {ENTRY} WHERE {column} IN ({', '.join(['%s'] * len(numbers))})"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, language, month {chosen}", numbers)
        rows = cursor.fetchall()
        if rows and not is_postgresql():
            cursor.executemany(f"DELETE FROM {WORDS} WHERE rowid = %s", [row[:1] for row in rows])
        if rows:
            cursor.execute(f"DELETE {chosen}", numbers)
    return [row[1:] for row in rows]


def drop_strays():
    """Delete the entries of revisions that are no more."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM {ENTRY} WHERE article_id NOT IN (SELECT id FROM articles_article) "
            "OR (id > 0 AND id NOT IN (SELECT id FROM articles_revision))"
        )
        strays = [pk for (pk,) in cursor.fetchall()]
    for start in range(0, len(strays), 1000):
        take("id", strays[start : start + 1000])


def newest(asked, language, moment, *, after=None, before=None, limit, ascending=False):
    """Up to `limit` rows (id, article_id, moment, telling) that the expression finds, newest first.

    Those live at `moment`, strictly between the places `after` and `before`, each (moment, article_id).
    Ascending: oldest first. Whoever shows them asks `Revision.objects.live()` all the same.
    """
    where = [f"{ENTRY}.language = %s", "begins <= %s", "(ends IS NULL OR ends > %s)"]
    params = [language, moment, moment]
    for sign, place in ((">", after), ("<", before)):
        if place:
            where.append(f"(moment, article_id) {sign} (%s, %s)")
            params += place
    way = "" if ascending else " DESC"
    return _rows(
        f"SELECT {ENTRY}.id, article_id, moment, telling FROM {_matching()} AND {' AND '.join(where)} "
        f"ORDER BY moment{way}, article_id{way} LIMIT %s",
        [asked, *params, limit],
    )


def having(asked, numbers):
    """Those of the entries with these numbers that the expression finds, as a set; PostgreSQL only.

    They are read first: asked in one, it would look the words up in the whole archive.
    """
    if not numbers:
        return set()
    marks = ", ".join(["%s"] * len(numbers))
    chosen = f"WITH chosen AS MATERIALIZED (SELECT id, words FROM {ENTRY} WHERE id IN ({marks}))"
    rows = _rows(f"{chosen} SELECT id FROM chosen WHERE words @@ %s::tsquery", [*numbers, asked])
    return {pk for (pk,) in rows}


def articles_found(asked, limit, among=None):
    """Numbers of up to `limit` articles `among` these: what the first expression finds, then the second, of
    each the last indexed first. One statement, in which none is asked once there are enough."""
    where = "" if among is None else f" AND article_id IN ({', '.join(['%s'] * len(among))})"
    one = f"SELECT article_id FROM {_matching()}{where} ORDER BY {ENTRY}.id + 0 DESC LIMIT %s"
    each = " UNION ALL ".join(f"SELECT * FROM ({one}) AS found_{place}" for place in range(len(asked)))
    params = [value for expression in asked for value in (expression, *(among or ()), limit)]
    return [number for (number,) in _rows(f"{each} LIMIT %s", [*params, limit])]


def _matching():
    if is_postgresql():
        return f"{ENTRY} WHERE words @@ %s::tsquery"
    return f"{WORDS} JOIN {ENTRY} ON {ENTRY}.id = {WORDS}.rowid WHERE {WORDS} MATCH %s"


def _rows(sql, params):
    """The planner has no idea how many rows hold two words, and would at times rather read them all."""
    if not is_postgresql():
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; " + sql, params)
        return cursor.fetchall()


def _row(entry):
    times = (moment_of(time) for time in (entry.published, entry.begins, entry.ends))
    return (entry.pk, entry.article_id, entry.language, entry.month, *times, entry.telling)


def _vector(entry):
    places = [f"{word}:{min(place, LAST_PLACE)}" for place, word in enumerate(entry.stems, start=1)]
    return " ".join([*places, *(f"'{mark}'" for mark in entry.marks)])
