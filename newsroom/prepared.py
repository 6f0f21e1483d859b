"""Questions that are asked for every page: written as querysets, put into SQL once.

To write a query as SQL takes Django longer than the database takes to answer it; for the dozen short ones of
a story's page that was most of the page. Only the values in it differ from one page to the next, so what was
written is kept, with the places of the values, and how its rows are read. PostgreSQL prepares it too, once on
each connection: to plan a question takes it as long as to answer it.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import DatabaseError, connection
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable

ANCIENT = datetime(1901, 1, 1, tzinfo=UTC)
GONE = {"26000", "0A000"}  # PostgreSQL's codes for a statement it does not know, and one for other columns
prepared_on = WeakKeyDictionary()  # PostgreSQL's connections, each with the names of what it has prepared


class prepared:
    """Decorates a function that makes a queryset of its arguments. Called, it gives the rows in a list.

    The function gets stand-ins for numbers, texts, times and tuples of these: it may put them into the
    query, and not look at them. None, True and False it gets as they are. It must not look at the clock:
    the time is one of the values.
    """

    def __init__(self, question):
        self._question, self._known = question, {}
        update_wrapper(self, question)

    def __call__(self, *values):
        shape = (connection.vendor, *map(_shape, values))
        asking = self._known.get(shape)
        if asking is None:
            asking = self._known[shape] = _Asking(self._question, values)
        return asking.ask(values)


class _Asking:
    """One question for one kind of database, with as many values as it was made with."""

    def __init__(self, question, values):
        stand_ins, places = _stand_ins(values)
        self.name = None
        first, again = question(*stand_ins), question(*stand_ins)
        compiler = first.query.get_compiler(connection=connection)
        try:
            self.sql, params = compiler.as_sql()
        except EmptyResultSet:  # no row, whatever the values
            self.sql = None
            return
        if params != again.query.get_compiler(connection=connection).as_sql()[1]:
            raise ValueError(f"{question.__qualname__} is another question each time it is asked")
        self.params = list(params)
        self.fill = [(at, places[one]) for at, one in enumerate(params) if one in places]
        if {place for _at, place in self.fill} != set(places.values()):
            raise ValueError(f"{question.__qualname__} does not ask by each of its values as it is")
        columns = [one[0] for one in compiler.select[: compiler.col_count]]
        self.convert = [
            (at, [*map(_unbound, converters)], column)
            for at, (converters, column) in compiler.get_converters(columns).items()
        ]
        added = [*(compiler.annotation_col_map or {}).items()]
        self.objects = (
            _Objects(compiler.klass_info, compiler.select, added)
            if first._iterable_class is ModelIterable
            else None
        )

    def ask(self, values):
        if self.sql is None:
            return []
        params = list(self.params)
        for at, place in self.fill:
            params[at] = _adapted(values[place] if isinstance(place, int) else values[place[0]][place[1]])
        rows = self._converted(self._rows(params))
        return rows if self.objects is None else [self.objects.make(row) for row in rows]

    def _rows(self, params):
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                return self._rows_of_prepared(cursor, params)
            cursor.execute(self.sql, params)
            return cursor.fetchall()

    def _rows_of_prepared(self, cursor, params):
        """The name tells the whole question, so that nobody gets the answer to another's where a pool hands
        connections about. Whoever finds the statement gone asks in full."""
        names = prepared_on.setdefault(connection.connection, set())
        try:
            if self.name is None or self.name not in names:
                self._prepare(cursor)
                names.add(self.name)
            cursor.execute(self.execute, [params[at] for at, _place in self.fill])
        except DatabaseError as error:
            if connection.in_atomic_block or getattr(error.__cause__, "pgcode", "") not in GONE:
                raise
            names.discard(self.name)
            cursor.execute(self.sql, params)
        return cursor.fetchall()

    def _prepare(self, cursor):
        """Past the log of queries: it is asked once on a connection, and no part of any page."""
        from psycopg2.extensions import AsIs

        params = list(self.params)
        for number, (at, _place) in enumerate(self.fill, 1):
            params[at] = AsIs(f"${number}")
        with connection.wrap_database_errors:
            statement = cursor.cursor.mogrify(self.sql, params).decode()
            name = f"newsroom_{hashlib.sha256(statement.encode()).hexdigest()[:24]}"
            cursor.cursor.execute("SELECT 1 FROM pg_prepared_statements WHERE name = %s", [name])
            if cursor.cursor.fetchone() is None:
                cursor.cursor.execute(f"PREPARE {name} AS {statement}")
        values = ", ".join(["%s"] * len(self.fill))
        self.name, self.execute = name, f"EXECUTE {name}({values})" if values else f"EXECUTE {name}"

    def _converted(self, rows):
        rows = [list(row) for row in rows]
        for at, converters, column in self.convert:
            for converter in converters:
                convert = getattr(connection.ops, converter) if isinstance(converter, str) else converter
                for row in rows:
                    row[at] = convert(row[at], column, connection)
        return rows


class _Objects:
    """Rows as objects of a model, with those selected beside them: what Django's ModelIterable makes of them,
    without the work of `Model.__init__`, which sets each field for itself and sends two signals."""

    def __init__(self, about, select, added=()):
        columns = about["select_fields"]
        self.model, self.own = about["model"], slice(columns[0], columns[-1] + 1)
        self.names = [one[0].target.attname for one in select[self.own]]
        self.key = columns[0] + self.names.index(self.model._meta.pk.attname)
        self.beside = [
            (_Objects(one, select), one["local_setter"], one["remote_setter"])
            for one in about.get("related_klass_infos", ())
        ]
        self.added = added

    def make(self, row):
        one = self.model.__new__(self.model)
        state = one._state = ModelState()
        state.adding, state.db = False, connection.alias
        one.__dict__.update(zip(self.names, row[self.own], strict=True))
        for objects, keep, keep_there in self.beside:
            other = None if row[objects.key] is None else objects.make(row)
            keep(one, other)
            if other is not None:
                keep_there(other, one)
        for name, at in self.added:
            setattr(one, name, row[at])
        return one


def _shape(value):
    if isinstance(value, tuple):
        return len(value)
    return value if value is None or isinstance(value, bool) else ""


def _stand_ins(values):
    """(values of the same types that are found again in what a compiler made of them, {it: its place})."""
    places = {}

    def standing_in(value, place):
        number = len(places)
        if isinstance(value, str):
            other = f"value {number} of the question"
        elif isinstance(value, datetime):
            other = ANCIENT + timedelta(microseconds=number)
        else:
            other = 9_000_000_000_000 + number
        places[_adapted(other)] = place
        return other

    def each(at, value):
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, tuple):
            return tuple(standing_in(one, (at, number)) for number, one in enumerate(value))
        return standing_in(value, at)

    return [each(at, value) for at, value in enumerate(values)], places


def _unbound(converter):
    """A method of this thread's connection by its name: other threads have their own."""
    return converter.__name__ if getattr(converter, "__self__", None) is connection.ops else converter


def _adapted(value):
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
