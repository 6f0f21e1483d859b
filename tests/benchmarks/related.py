"""What related stories cost: choosing for a story, refreshing a neighbour, reading the rows, and memory.

`python -m tests.benchmarks.related [--articles N] [--copies C] [--postgresql]`: N stories are seeded
and weighed, then copied C times into the past by the database itself. CPU is of both processes.
"""

import argparse
import os
import resource
import statistics
import sys
from time import perf_counter, process_time

NOTHING = ("external_id", "lead_photo_id", "translation_of_id", "live_until")
ROWS_A_STORY, STEP, MINUTES_A_COPY = 12, 1_000_000, 53_000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--postgresql", action="store_true")
    wanted = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings_pg" if wanted.postgresql else "tests.settings"

    import django

    django.setup()
    from django.core.management import call_command

    make_database()
    call_command("migrate", verbosity=0)
    call_command("seed_newsroom", articles=wanted.articles)
    weigh_all()
    if wanted.copies:
        grow(wanted.copies)
    relate_all(1 if wanted.copies < 50 else 5)
    measure_related(wanted.rounds)


def make_database():
    """The throw-away PostgreSQL has none yet but its own."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(connection.settings_dict['NAME'])}")


def weigh_all():
    """Count and weigh every story, as a rebuild does before it chooses."""
    from articles.related.rebuilding import rebuild

    start, steps = process_time(), rebuild(anew=True)
    while next(steps)[0] != "choose":
        pass
    steps.close()
    print(f"counted and weighed in {process_time() - start:.0f} s of CPU", flush=True)


def grow(copies):
    """Copies of stories, words for readers, terms and postings, each before the last; no page needs them."""
    from django.db import connection, transaction

    pg = connection.vendor == "postgresql"
    if pg:
        _do("ALTER TABLE articles_revision DROP CONSTRAINT IF EXISTS revision_intervals_apart")
        _do("SET session_replication_role = replica")
    earlier = "{0} - interval '%d minutes'" if pg else "datetime({0}, '-%d minutes')"
    for copy in range(1, copies + 1):
        shift, minutes = copy * STEP, copy * MINUTES_A_COPY
        times = {name: earlier.format(name) % minutes for name in ("published_at", "live_from")}
        own = {
            "id": f"id + {shift}",
            "external_id": "NULL",
            "body": "''",
            "approved_revision_id": "NULL",
            **times,
        }
        ours, approved = f"article_id + {shift}", f"approved_revision_id + {shift}"
        with transaction.atomic():
            _copy("articles_article", {**own, "approved_revision_id": approved}, "id")
            _copy("articles_revision", {**own, "article_id": ours})
            _copy("articles_storyterms", {"article_id": ours, "minute": f"minute - {minutes}"})
            posting = {"article": f"article + {shift}", "minute": f"minute - {minutes}"}
            _copy("articles_posting", posting, "article")
        print(f"copy {copy} of {copies}", flush=True)
    _do(f"UPDATE articles_termcount SET stories = stories * {copies + 1}")
    _do("ANALYZE")


def relate_all(every):
    """Twelve rows for each story (or for each fifth): those that were put in before it."""
    places = " UNION ALL ".join(f"SELECT {n} AS n" for n in range(1, ROWS_A_STORY + 1))
    _do("DELETE FROM articles_relatedstory")
    _do(
        "INSERT INTO articles_relatedstory (article_id, related_id, rank, score, reason, pinned, excluded) "
        "SELECT one.id, one.id - n, n, 0.1, 'same words: of the benchmark', false, false "
        f"FROM articles_article one JOIN ({places}) AS places ON true "
        f"JOIN articles_article other ON other.id = one.id - n WHERE one.id % {every} = 0"
    )
    _do("ANALYZE articles_relatedstory")


def measure_related(rounds=60):
    """Prints the median and the worst but one in twenty, over the newest stories."""
    from articles.models import Article
    from articles.related.choice import choose
    from articles.related.reading import related_stories
    from articles.related.refreshing import entered_by
    from articles.related.standing import words_for_readers
    from articles.related.storage import choose_related, keep_choice

    newest = Article.objects.filter(language="en", related_rows__rank=1, published_at__isnull=False)
    stories = list(newest.select_related("section").order_by("-published_at", "-pk")[: rounds + 3])
    oldest = list(newest.select_related("section").order_by("published_at", "pk")[: rounds + 3])
    words = {story.pk: words_for_readers(story) for story in stories}
    total = Article.objects.count()
    print(f"\n{total} stories, load {os.getloadavg()[0]:.1f}; CPU ms with the database's, median of {rounds}")
    acts = {
        "rows, as the page reads them": (related_stories, oldest),
        "rows, the database alone": (raw_reading(related_stories, oldest[0]), oldest),
        "choosing": (lambda one: choose(one, words[one.pk]), stories),
        "whom it enters": (lambda one: entered_by(one, words[one.pk]), stories),
        "weighing, choosing, keeping": (choose_related, stories),
        "refreshing a neighbour": (keep_choice, stories[::-1]),
    }
    for name, (act, rows) in acts.items():
        cpu, wall = measured(act, rows)
        print(f"{name:30}{cpu:>9.2f} CPU{wall:>9.2f} by the clock", flush=True)
    print(f"memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def raw_reading(read, story):
    """The query of `read`, asked again for other stories without what Django does to make it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        read(story)
    ours, theirs = f'"article_id" = {story.pk} ', '"article_id" = {} '
    sql = queries[0]["sql"].replace(ours, theirs) if ours in queries[0]["sql"] else None
    assert sql, queries[0]["sql"]

    def ask(one):
        with connection.cursor() as cursor:
            cursor.execute(sql.format(one.pk))
            return cursor.fetchall()

    return ask


def measured(act, rows):
    """(mean CPU, median of the clock) in ms; the first three are not counted."""
    for row in rows[:3]:
        act(row)
    clock, before, own = [], database_cpu(), process_time()
    for row in rows[3:]:
        start = perf_counter()
        act(row)
        clock.append(perf_counter() - start)
    cpu = process_time() - own + database_cpu() - before
    return cpu / len(clock) * 1000, statistics.median(clock) * 1000


def database_cpu():
    """CPU seconds of the process that serves our connection; SQLite works in our own."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    with open(f"/proc/{pid}/stat") as file:
        user, system = file.read().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _copy(table, changed, key="article_id"):
    from django.db import connection

    with connection.cursor() as cursor:
        names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(changed.get(name, f'"{name}"') for name in names)
    _do(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {key} < {STEP}")


def _do(sql):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)


if __name__ == "__main__":
    sys.exit(main())
