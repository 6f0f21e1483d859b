"""How SQLite reads what pages ask for, once it has analysed the tables of a large archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Revision
from articles.pages.story_parts import live_now
from tests.factories import make_live

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the plans of SQLite"),
]
STORIES = 100_000
# How many rows share the value of a column that an index begins with. Few a language and many a label is what
# makes SQLite begin with the language wherever a question names it.
SHARED = {"language": 50, "label": STORIES // 2}


@pytest.fixture
def analysed():
    """A live report, and the statistics of an archive of 100,000 stories in many languages with two labels:
    for each index how many rows it has, and how many share its first column, its first two, …"""
    story = make_live(label="live")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        for model in (Article, Revision):
            table = model._meta.db_table
            for name, index in connection.introspection.get_constraints(cursor, table).items():
                if index["columns"]:
                    shared = [SHARED.get(index["columns"][0], 1), *[1] * (len(index["columns"]) - 1)]
                    figures = " ".join(map(str, [STORIES, *shared]))
                    cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE idx = %s", [figures, name])
        cursor.execute("ANALYZE sqlite_schema")
    return story.revisions.get()


def plan_of(ask):
    """Each step of the plan of the one query that `ask` makes."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    (query,) = asked.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
        return [row[3] for row in cursor.fetchall()]


def test_live_reports_are_a_short_range_of_their_index_whatever_the_archive_holds(analysed):
    plan = plan_of(lambda: live_now(analysed))

    assert "INDEX revision_by_label (label=? AND live_from>?" in plan[0], plan
    assert not [step for step in plan if step.startswith("SCAN") or "TEMP B-TREE" in step], plan
