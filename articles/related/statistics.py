"""How many stories have each term, kept per language: a term's key says its language."""

from django.db import connection

from articles.models import TermCount

AT_ONCE = 5000


def stories_with(keys):
    """`{key: stories}` of those of `keys` that are known; one query a few thousand."""
    keys = list(keys)
    found = {}
    for start in range(0, len(keys), AT_ONCE):
        rows = TermCount.objects.filter(term__in=keys[start : start + AT_ONCE])
        found.update(rows.values_list("term", "stories"))
    return found


def add_counts(counts):
    """Add `counts` (key to stories) to what is kept, in the present transaction."""
    rows = sorted(counts.items())
    sql = (
        "INSERT INTO articles_termcount (term, stories) {} "
        "ON CONFLICT (term) DO UPDATE SET stories = articles_termcount.stories + excluded.stories"
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = [[key for key, _ in rows], [number for _, number in rows]]
            cursor.execute(sql.format("SELECT * FROM unnest(%s::int[], %s::int[])"), asked)
        else:
            cursor.executemany(sql.format("VALUES (%s, %s)"), rows)
