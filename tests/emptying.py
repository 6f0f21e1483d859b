"""What a test has committed is taken away after it, by deleting rows where there are any.

Django's own `flush` empties every table there is and then makes permissions and roles anew, as after a
migration, which can take longer than the test. Here those stay, but after a test that changed them.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import TransactionTestCase

KEPT = [model._meta.db_table for model in (ContentType, Permission, Group, Group.permissions.through)]


def empty_by_rows():
    """From now on, and once a process: the database must be as migrations left it."""
    as_migrated, flush = kept(), TransactionTestCase._fixture_teardown

    def empty(case):
        if kept() == as_migrated:
            delete_rows()
        else:
            flush(case)
            as_migrated[:] = kept()  # the same, under other numbers

    TransactionTestCase._fixture_teardown = empty


def kept():
    return [rows_of(table) for table in KEPT]


def rows_of(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY id")
        return cursor.fetchall()


def delete_rows():
    tables = sorted({*connection.introspection.django_table_names(include_views=False)} - {*KEPT})
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # a request still on its way ends first, as with `flush`
            cursor.execute(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
        filled = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in tables]
        cursor.execute(" UNION ALL ".join(filled))
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {table}")
