"""Which stories have a term among their most telling ones, in order of publication, read from either side.

A table of three numbers and nothing else, so that it is its own index: the newest hundred of a term
are read without the rest, however many there are.
"""

from django.db import connection

TABLE = "articles_posting"
OF_EACH = 100


def post(rows):
    """Write `rows` of (term, minute, article)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            columns = [list(column) for column in zip(*rows, strict=True)]
            if columns:
                cursor.execute(
                    f"INSERT INTO {TABLE} SELECT * FROM unnest(%s::int[], %s::int[], %s::bigint[]) "
                    "ON CONFLICT DO NOTHING",
                    columns,
                )
        else:
            cursor.executemany(f"INSERT OR IGNORE INTO {TABLE} VALUES (%s, %s, %s)", rows)


def unpost(rows):
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE term = %s AND minute = %s AND article = %s", rows)


def newest_with(weights, minute, *, most, after=False):
    """The `most` stories with the greatest sum of `weights` (key to weight), as a list of numbers.

    Of each term the hundred published last by `minute` are read; `after`: the hundred first after it.
    """
    if not weights:
        return []
    side, order = (">", "ASC") if after else ("<=", "DESC")
    of_one = (
        f"SELECT article, {{weight:.6f}} AS weight FROM {TABLE} WHERE term = %s AND minute {side} %s "
        f"ORDER BY minute {order}, article {order} LIMIT {OF_EACH}"
    )
    each = " UNION ALL ".join(
        f"SELECT * FROM ({of_one.format(weight=weight)}) AS of_{place}"
        for place, weight in enumerate(weights.values())
    )
    asked = [number for key in weights for number in (key, minute)]
    sql = f"SELECT article FROM ({each}) AS found GROUP BY article ORDER BY SUM(weight) DESC, article DESC"
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {int(most)}", asked)
        return [article for (article,) in cursor.fetchall()]
