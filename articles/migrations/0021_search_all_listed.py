"""All stories in order of time, beside those of each tag and correspondent: the archive's calendar asks it."""

from django.db import migrations

FILL = (
    "INSERT INTO articles_search_listed SELECT DISTINCT 'a:', language, moment, article_id "
    "FROM articles_search_entry WHERE moment IS NOT NULL"
)
EMPTY = "DELETE FROM articles_search_listed WHERE mark = 'a:'"


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_syndication_and_partners")]
    operations = [migrations.RunSQL(FILL, EMPTY)]
