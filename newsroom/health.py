"""Two questions for a proxy or a person: does the process answer, and can it do its work."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse

from newsroom.clocks import clock, in_words
from newsroom.page_store.watch import watch


def healthz(request):
    """The process answers."""
    return _plain(HttpResponse("ok\n", content_type="text/plain"))


def readyz(request):
    """The database answers and every migration is applied; 503 and the reason otherwise.

    A clock that is apart from the database's is said, and is no reason: were the database's the wrong one,
    every machine would be taken out."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return _plain(JsonResponse({"ready": False, "database": "does not answer"}, status=503))
    if waiting:
        return _plain(JsonResponse({"ready": False, "migrations": len(waiting)}, status=503))
    watch.look()
    apart = {"clock": in_words(clock.ahead)} if clock.is_apart else {}
    return _plain(JsonResponse({"ready": True, **apart}))


def _plain(response):
    response["Cache-Control"] = "no-store"
    return response
