"""One index for readers and the desk: entries of revisions, how many of each month, and the archive's words.

It begins empty: `rebuild_search` fills it.
"""

from django.db import migrations

FORMER = ("articles_search_placed", "articles_search_working")
COUNTERS = (
    "CREATE TABLE articles_search_month (language varchar(12) NOT NULL, month integer NOT NULL, "
    "stories integer NOT NULL, PRIMARY KEY (language, month))"
)
BOTH = (
    "CREATE INDEX articles_search_entry_article ON articles_search_entry (article_id)",
    COUNTERS,
    "CREATE INDEX articles_search_word_head ON articles_search_word (language, head, stories DESC)",
    "CREATE INDEX articles_search_word_tail ON articles_search_word (language, tail, stories DESC)",
)
POSTGRESQL = (
    "CREATE TABLE articles_search_entry (id bigint PRIMARY KEY, article_id bigint NOT NULL, "
    "language varchar(12) NOT NULL, month integer, moment bigint, telling text NOT NULL, "
    "words tsvector NOT NULL)",
    # What waits in a pending list is read through by every search.
    "CREATE INDEX articles_search_entry_words ON articles_search_entry USING gin (words) "
    "WITH (fastupdate = off)",
    'CREATE TABLE articles_search_word (language varchar(12) NOT NULL, word text COLLATE "C" NOT NULL, '
    'head text COLLATE "C" NOT NULL, tail text COLLATE "C" NOT NULL, stories integer NOT NULL, '
    "PRIMARY KEY (language, word))",
)
SQLITE = (
    "CREATE TABLE articles_search_entry (id integer PRIMARY KEY, article_id integer NOT NULL, "
    "language varchar(12) NOT NULL, month integer, moment integer, telling text NOT NULL)",
    "CREATE VIRTUAL TABLE articles_search_words USING fts5(words, tokenize = "
    "\"unicode61 remove_diacritics 0 categories 'L* N* Co M*' tokenchars ':~'\")",
    "CREATE TABLE articles_search_word (language varchar(12) NOT NULL, word text NOT NULL, "
    "head text NOT NULL, tail text NOT NULL, stories integer NOT NULL, PRIMARY KEY (language, word)) "
    "WITHOUT ROWID",
)


def make(apps, schema_editor):
    own = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in (*(f"DROP TABLE {table}" for table in FORMER), *own, *BOTH):
        schema_editor.execute(statement)


def unmake(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    tables = ["entry", "month", "word"] if postgresql else ["entry", "words", "month", "word"]
    for table in tables:
        schema_editor.execute(f"DROP TABLE articles_search_{table}")
    for table in FORMER:
        if postgresql:
            schema_editor.execute(f"CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL)")
            schema_editor.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")
        else:
            schema_editor.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
            )


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_notes_and_letters")]
    operations = [migrations.RunPython(make, unmake)]
