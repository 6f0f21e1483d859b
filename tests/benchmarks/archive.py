"""A large archive in minutes: one that was seeded, copied back into the past by the database itself.

`shrink` brings ten years of seeded stories into the days that a hundredth of them is; each copy `grow`
makes lies just before the last, so that archives of every size have as many stories a day. Throw-away
databases only: rules that would slow the copying down are dropped, and the search index is copied too.
"""

from django.core.management import call_command
from django.db import connection, transaction

from articles.search import months

YEARS_OF_SEED, SHRUNK, STEP = 3650, 36.5, 1_000_000  # days, days, numbers between one copy and the next
TIMES = {"published_at", "created", "changed", "saved_at", "live_from", "due"}
LINKS = {"id", "article_id", "content_object_id", "approved_revision_id"}
EMPTY = {"lead_photo_id", "translation_of_id", "external_id", "live_until"}
TABLES = (
    "articles_article",
    "articles_revision",
    "articles_address",
    "articles_byline",
    "articles_taggedarticle",
)
SEEDED = "SELECT id FROM articles_article WHERE external_id LIKE 'synthetic-%%'"
GIN = (
    "CREATE INDEX articles_search_entry_words ON articles_search_entry USING gin (words) "
    "WITH (fastupdate = off)"
)


def shrink():
    """Bring the seeded stories together into the last days, and index them anew."""
    for table, column, key in (
        ("articles_article", "published_at", "id"),
        ("articles_revision", "live_from", "article_id"),
    ):
        _do(f"UPDATE {table} SET {column} = {_nearer(column)} WHERE {key} IN ({SEEDED})")
    call_command("rebuild_search", verbosity=0)


def grow(there, wanted, say=print):
    """Of `there` copies of the seeded stories make `wanted`, each just before the last."""
    if wanted <= there:
        return
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
    _do(f"UPDATE articles_search_word SET stories = stories * {wanted + 1} / {there + 1}")
    months.count_again()
    if _is_postgresql():
        _do("SET maintenance_work_mem = '1GB'")
        _do(GIN)
        _do("SET session_replication_role = DEFAULT")
    _do("ANALYZE")


def _copy(table, copy):
    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    key = {"articles_article": "id", "articles_taggedarticle": "content_object_id"}.get(table, "article_id")
    values = [_value(table, name, copy) for name in names]
    columns = ", ".join(f'"{name}"' for name in names)
    _do(f"INSERT INTO {table} ({columns}) SELECT {', '.join(values)} FROM {table} WHERE {key} IN ({SEEDED})")


def _value(table, name, copy):
    if name in LINKS:
        return f'"{name}" + {copy * STEP}'
    if name in TIMES:
        return _earlier(name, copy)
    if name in EMPTY:
        return "NULL"
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


def _is_postgresql():
    return connection.vendor == "postgresql"


def _do(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql, [])
