"""How many stories the index has of each month and language: kept counters, so that nothing counts them."""

from collections import Counter
from dataclasses import dataclass

from django.db import connection

from .tables import ENTRY

TABLE = "articles_search_month"
WIDER = 4  # how many times as many stories as the window before it a window has


@dataclass
class Window:
    """Months that are searched together, newest window first. The last one has `marked` False: it is all
    that is older, and needs no naming."""

    months: list
    stories: int
    marked: bool = True


def count(gone, come):
    """Follow entries that went and came, each (language, month): one statement."""
    changes = Counter(come)
    changes.subtract(gone)
    rows = sorted((*key, number) for key, number in changes.items() if number and key[1])
    if not rows:
        return
    marks = ", ".join(["(%s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {TABLE} (language, month, stories) VALUES {marks} ON CONFLICT (language, month) "
            f"DO UPDATE SET stories = {TABLE}.stories + excluded.stories",
            [value for row in rows for value in row],
        )


def count_again():
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")
        cursor.execute(
            f"INSERT INTO {TABLE} (language, month, stories) SELECT language, month, count(*) "
            f"FROM {ENTRY} WHERE month IS NOT NULL GROUP BY language, month"
        )


def months_of(language, first=None, last=None):
    """[(month, stories)], newest first, of those from `first` to `last`: 202611 and the like."""
    sql, params = f"SELECT month, stories FROM {TABLE} WHERE language = %s AND stories > 0", [language]
    for sign, month in ((">=", first), ("<=", last)):
        if month:
            sql += f" AND month {sign} %s"
            params.append(month)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY month DESC", params)
        return cursor.fetchall()


def months_of_all():
    """[(language, month, stories)] of every language."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT language, month, stories FROM {TABLE} WHERE stories > 0")
        return cursor.fetchall()


def windows(months, first):
    """`months` (as they are to be searched) as Windows: `first` stories or more, then WIDER times as many."""
    made, taken, size, wanted = [], [], 0, first
    for place, (month, stories) in enumerate(months):
        taken.append(month)
        size += stories
        rest = len(months) - place - 1
        if size >= wanted and rest:
            made.append(Window(taken, size))
            taken, size, wanted = [], 0, wanted * WIDER
    if taken:
        made.append(Window(taken, size, marked=False))
    return made
