from django.db import connection

# The one advisory lock of the product; the number is any that nothing else on the database uses.
LOCK = 7_201_956


def take_turn():
    """Wait until no other transaction writes to the log or to the stamps; lasts to the end of this one.

    They are written by nearly every change, in whatever order the change has; behind one lock
    two of them cannot wait for each other. SQLite has one writer at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
