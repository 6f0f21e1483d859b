"""CPU time the database took: PostgreSQL's process for this connection where it is on this machine and Linux
tells; on SQLite, which works within the process that asks, that of the statements."""

from time import process_time

from django.db import connection


class DatabaseTime:
    """`with DatabaseTime() as took: …`, then `took.seconds` and `took.statements`."""

    def __enter__(self):
        self.statements, self.seconds, self._inside = 0, 0.0, 0.0
        self._pid = _server_process()
        self._before = self._of_server()
        self._wrapper = connection.execute_wrapper(self._count)
        self._wrapper.__enter__()
        return self

    def __exit__(self, *error):
        self._wrapper.__exit__(*error)
        self.seconds = self._of_server() - self._before if self._pid else self._inside

    def _count(self, execute, sql, params, many, context):
        self.statements += 1
        start = process_time()
        try:
            return execute(sql, params, many, context)
        finally:
            self._inside += process_time() - start

    def _of_server(self):
        if not self._pid:
            return 0.0
        with open(f"/proc/{self._pid}/schedstat") as spent:
            return int(spent.read().split()[0]) / 1e9


def _server_process():
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]
