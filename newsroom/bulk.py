"""Rows in bulk, for imports and archives: one prepared statement a table, past the ORM's work on each row."""

from operator import attrgetter

from django.db import connection, connections, models
from django.utils.timezone import now
from psycopg2.extras import execute_values

# Fields whose Python value is what the driver takes, whichever database it is.
AS_THEY_ARE = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
    models.FloatField,
    models.ForeignKey,
)


def insert(model, rows):
    """Insert `rows`, unsaved instances of `model`; returns them. No signals are sent.

    Those without a key are given one by the database, and are not told which: see `give_keys`.
    """
    if not rows:
        return rows
    fields = model._meta.concrete_fields
    if rows[0].pk is None:
        fields = [field for field in fields if not field.primary_key]
    adapted = [(place, field) for place, field in enumerate(fields) if not isinstance(field, AS_THEY_ARE)]
    stamped = [field.attname for field in fields if getattr(field, "auto_now", False)]
    stamped += [field.attname for field in fields if getattr(field, "auto_now_add", False)]
    moment = now()
    for row in rows:
        for name in stamped:
            setattr(row, name, moment)
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    own = connections[connection.alias]  # looked up once: the proxy does so at every touch
    values = attrgetter(*(field.attname for field in fields))
    rows_of_values = [_adapted(list(values(row)), adapted, own) for row in rows]
    write_many(f"INSERT INTO {table} ({names}) VALUES", rows_of_values)
    for row in rows:
        row._state.adding, row._state.db = False, own.alias
    return rows


def write_many(insert, rows, after=""):
    """`insert` (up to VALUES) a row for each of `rows`, tuples of values, with what stands `after` them.

    PostgreSQL is asked once for a few hundred rows: its executemany asks once for each.
    """
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors:
                execute_values(cursor.cursor, f"{insert} %s {after}", rows, page_size=500)
        else:
            marks = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"{insert} ({marks}) {after}", rows)


def give_keys(model, rows):
    """Give those of `rows` that have none a primary key that no other row has had; one query.

    Insert them in the same transaction, and before keys are asked for again.
    """
    without = [row for row in rows if row.pk is None]
    for row, key in zip(without, _keys(model, len(without)) if without else (), strict=True):
        row.pk = key
    return rows


def _keys(model, number):
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(sequence, [f'"{table}"', number])
            return [key for (key,) in cursor.fetchall()]
        # The transaction holds the only right to write, so no one takes these in between.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
        return range(last + 1, last + 1 + number)


def _adapted(values, adapted, connection):
    for place, field in adapted:
        values[place] = field.get_db_prep_save(values[place], connection)
    return values
