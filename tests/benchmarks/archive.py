"""A large archive in minutes: one that was seeded, copied back into the past by the database itself.

`python -m tests.benchmarks.archive SIZE` makes the database of the settings one of that size; what is
there already is kept, so that a second run takes no time. `shrink` brings ten years of seeded stories into
the days that a hundredth of them is; each copy `grow` makes lies just before the last, so that archives of
every size have as many stories a day. Throw-away databases only: rules that would slow the copying down are
dropped. What search and related stories need of each story is copied too.
"""

import os
import sys

from django.core.management import call_command
from django.db import connection, transaction

YEARS_OF_SEED, SHRUNK, STEP = 3650, 36.5, 1_000_000  # days, days, numbers between one copy and the next
TIMES = {"published_at", "created", "changed", "saved_at", "live_from", "due"}
MINUTES = round(SHRUNK * 24 * 60)
SEED = 10_000
LINKS = {"id", "article", "article_id", "related_id", "content_object_id", "approved_revision_id"}
EMPTY = {"lead_photo_id", "translation_of_id", "external_id", "live_until"}
TABLES = (
    "articles_article",
    "articles_revision",
    "articles_address",
    "articles_byline",
    "articles_taggedarticle",
    "articles_storyterms",
    "articles_posting",
    "articles_relatedstory",
)
KEYS = {
    "articles_article": "id",
    "articles_taggedarticle": "content_object_id",
    "articles_posting": "article",
    "articles_relatedstory": "related_id",
}
SEEDED = "SELECT id FROM articles_article WHERE external_id LIKE 'synthetic-%%'"
GIN = (
    "CREATE INDEX articles_search_entry_words ON articles_search_entry USING gin (words) "
    "WITH (fastupdate = off)"
)


def make(size, say=print):
    """Migrate, seed and copy until there are `size` stories, of which the demonstration's are no part."""
    call_command("migrate", verbosity=0)
    if _copies() is None:
        call_command("seed_newsroom", articles=min(size, SEED), without_related=True)
        shrink()
    grow(_copies(), size // SEED - 1, say)


def shrink():
    """Bring the seeded stories together into the last days, index them and choose what is related anew."""
    from articles.related.rebuilding import rebuild

    for table, column, key in (
        ("articles_article", "published_at", "id"),
        ("articles_revision", "live_from", "article_id"),
    ):
        _do(f"UPDATE {table} SET {column} = {_nearer(column)} WHERE {key} IN ({SEEDED})")
    call_command("rebuild_search", verbosity=0)
    for _batch in rebuild(anew=True):
        pass
    _do("ANALYZE")


def grow(there, wanted, say=print):
    """Of `there` copies of the seeded stories make `wanted`, each just before the last."""
    if wanted <= there:
        return
    from articles.search import months

    if _is_postgresql():
        _do("ALTER TABLE articles_revision DROP CONSTRAINT IF EXISTS revision_intervals_apart")
        _do("DROP INDEX IF EXISTS articles_search_entry_words")
        _do("SET session_replication_role = replica")  # no check of each reference
    for copy in range(there + 1, wanted + 1):
        with transaction.atomic():
            for table in TABLES:
                _copy(table, copy)
            _copy_index(copy)
        say(f"copy {copy} of {wanted}")
    for counts in ("articles_search_word", "articles_termcount"):
        _do(f"UPDATE {counts} SET stories = CAST(stories AS bigint) * {wanted + 1} / {there + 1}")
    months.count_again()
    if _is_postgresql():
        _do("SET maintenance_work_mem = '1GB'")
        _do(GIN)
        _do("SET session_replication_role = DEFAULT")
    _do("ANALYZE")


def _copy(table, copy):
    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    names = [name for name in names if (table, name) != ("articles_relatedstory", "id")]
    values = [_value(table, name, copy) for name in names]
    columns = ", ".join(f'"{name}"' for name in names)
    ours = f"{KEYS.get(table, 'article_id')} IN ({SEEDED})"
    if table == "articles_relatedstory":
        ours += f" AND article_id IN ({SEEDED})"
    _do(f"INSERT INTO {table} ({columns}) SELECT {', '.join(values)} FROM {table} WHERE {ours}")


def _value(table, name, copy):
    if name in LINKS:
        return f'"{name}" + {copy * STEP}'
    if name in TIMES:
        return _earlier(name, copy)
    if name in EMPTY:
        return "NULL"
    if name == "minute":
        return f"minute - {copy * MINUTES}"
    if name == "path":
        return f"rtrim(path, '/') || '-{copy}/'"
    if table == "articles_article" and name == "body":
        return "''"  # readers get the revision's
    return f'"{name}"'


def _copy_index(copy):
    shift = f"moment - {round(copy * SHRUNK * 86_400_000_000)}"
    month = _month(shift)
    columns = "(id, article_id, language, month, moment, begins, telling"
    numbers = f"id + {copy * STEP}, article_id + {copy * STEP}, language, {month}, {shift}, {shift}, telling"
    where = f"WHERE article_id IN ({SEEDED})"
    if _is_postgresql():
        words = (
            "ts_delete(words, 'm:' || language || month) || "
            f"array_to_tsvector(ARRAY['m:' || language || {month}])"
        )
        _do(
            f"INSERT INTO articles_search_entry {columns}, words) SELECT {numbers}, {words} "
            f"FROM articles_search_entry {where}"
        )
    else:
        _do(
            f"INSERT INTO articles_search_words (rowid, words) SELECT entry.id + {copy * STEP}, "
            f"replace(words, 'm:' || language || month, 'm:' || language || {month}) "
            "FROM articles_search_words words JOIN articles_search_entry entry ON entry.id = words.rowid "
            + where
        )
        _do(
            f"INSERT INTO articles_search_entry {columns}) SELECT {numbers} "
            f"FROM articles_search_entry {where}"
        )
    _do(
        f"INSERT INTO articles_search_listed SELECT mark, language, {shift}, article_id + {copy * STEP} "
        f"FROM articles_search_listed {where}"
    )


def _nearer(column):
    part = SHRUNK / YEARS_OF_SEED
    if _is_postgresql():
        return f"now() - (now() - {column}) * {part}"
    nearer = f"julianday('now') - (julianday('now') - julianday({column})) * {part}"
    return f"strftime('%%Y-%%m-%%d %%H:%%M:%%f', {nearer})"


def _earlier(column, copy):
    seconds = round(copy * SHRUNK * 86_400)
    if _is_postgresql():
        return f"{column} - interval '{seconds} seconds'"
    return f"strftime('%%Y-%%m-%%d %%H:%%M:%%f', {column}, '-{seconds} seconds')"


def _month(moment):
    if _is_postgresql():
        return f"to_char(to_timestamp(({moment}) / 1000000) AT TIME ZONE 'UTC', 'YYYYMM')::integer"
    return f"CAST(strftime('%%Y%%m', ({moment}) / 1000000, 'unixepoch') AS integer)"


def _copies():
    """How often the seeded stories were copied; None where none was seeded yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT MAX(id) FROM articles_article WHERE external_id LIKE %s", ["synthetic-%"])
        if cursor.fetchone()[0] is None:
            return None
        cursor.execute("SELECT MAX(id) FROM articles_article")
        return cursor.fetchone()[0] // STEP


def _is_postgresql():
    return connection.vendor == "postgresql"


def _do(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql, [])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    make(int(sys.argv[1]))
