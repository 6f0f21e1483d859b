from django.db import connection

# The one advisory lock of the product; the number is any that nothing else on the database uses.
LOCK = 7_201_956


def take_turn():
    """Wait until no other transaction changes stories, the log or the stamps; lasts to the end of this one.

    A change writes to the log, to stamps, to lists of related stories: rows it shares with other
    changes. Taken before any row is locked, the turn keeps two changes from waiting for each other.
    SQLite has one writer at a time anyway. Readers never wait.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
