"""What only the database can hold or find: no two intervals of a story overlap (PostgreSQL), and the
tables of the search index, FTS5 or tsvector by vendor."""

from django.db import migrations

EXCLUDE = """
ALTER TABLE articles_revision ADD CONSTRAINT revision_intervals_apart
EXCLUDE USING gist (int8range(article_id, article_id, '[]') WITH &&, tstzrange(live_from, live_until) WITH &&)
WHERE (live_from IS NOT NULL)
"""
TABLES = ("articles_search_placed", "articles_search_working")


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(EXCLUDE)
        for table in TABLES:
            schema_editor.execute(f"CREATE TABLE {table} (id bigint PRIMARY KEY, words tsvector NOT NULL)")
            schema_editor.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")
    else:
        for table in TABLES:
            schema_editor.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
            )


def unmake(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE articles_revision DROP CONSTRAINT revision_intervals_apart")
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_initial")]
    operations = [migrations.RunPython(make, unmake)]
