"""The stories of each tag and correspondent in order of time, and when an entry begins and ends to be live."""

from django.db import migrations

LISTED = "articles_search_listed"
MAKE = (
    f"CREATE TABLE {LISTED} (mark varchar(24) NOT NULL, language varchar(12) NOT NULL, "
    "moment bigint NOT NULL, article_id bigint NOT NULL, PRIMARY KEY (mark, language, moment, article_id))",
    f"CREATE INDEX {LISTED}_article ON {LISTED} (article_id)",
)
FILL = (
    f"INSERT INTO {LISTED} SELECT DISTINCT '%s:' || row.%s, entry.language, entry.moment, entry.article_id "
    "FROM articles_search_entry entry JOIN %s row ON row.%s = entry.article_id WHERE entry.moment IS NOT NULL"
)
BEGINS_AND_ENDS = (
    "ALTER TABLE articles_search_entry ADD COLUMN begins bigint",
    "ALTER TABLE articles_search_entry ADD COLUMN ends bigint",
    "UPDATE articles_search_entry SET begins = (SELECT {live_from} FROM articles_revision WHERE "
    "articles_revision.id = articles_search_entry.id), ends = (SELECT {live_until} FROM articles_revision "
    "WHERE articles_revision.id = articles_search_entry.id) WHERE moment IS NOT NULL",
)
SQLITE = "(strftime('%s', {0}) * 1000000 + substr(strftime('%f', {0}), 4) * 1000)"
POSTGRESQL = "(extract(epoch FROM {0}) * 1000000)::bigint"
FROM = (
    ("t", "tag_id", "articles_taggedarticle", "content_object_id"),
    ("c", "correspondent_id", "articles_byline", "article_id"),
)


def make(apps, schema_editor):
    make, index = MAKE
    sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(make + (" WITHOUT ROWID" if sqlite else ""))
    for names in FROM:
        schema_editor.execute(FILL % names)
    schema_editor.execute(index)
    moment = SQLITE if sqlite else POSTGRESQL
    times = {name: moment.format(name) for name in ("live_from", "live_until")}
    for statement in BEGINS_AND_ENDS:
        schema_editor.execute(statement.format(**times))


def unmake(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {LISTED}")
    for column in ("begins", "ends"):
        schema_editor.execute(f"ALTER TABLE articles_search_entry DROP COLUMN {column}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_share_card")]
    operations = [migrations.RunPython(make, unmake)]
