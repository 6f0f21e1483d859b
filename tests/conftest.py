"""What every test has: clean state kept per process, and a Chromium that reaches this machine only."""

import os
import shutil

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from tests import settings as files
from tests.emptying import empty_by_rows

WITH_BROWSER = ("audit", "browser", "journeys")
LEFT_TO_SQLITE = pytest.StashKey[int]()
DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser") and item.path.parent.name not in WITH_BROWSER:
            raise pytest.UsageError(
                f"{item.nodeid}: browser suites look in {WITH_BROWSER} alone, see .ci/test"
            )
    yield  # what `-m` does not name goes
    if on_postgresql():
        left = [item for item in items if not depends_on_the_database(item)]
        config.hook.pytest_deselected(items=left)
        config.stash[LEFT_TO_SQLITE] = len(left)
        items[:] = [item for item in items if depends_on_the_database(item)]


def pytest_sessionfinish(session):
    if hasattr(session.config, "workeroutput"):  # of xdist's workers each has collected all
        session.config.workeroutput["left to SQLite"] = session.config.stash.get(LEFT_TO_SQLITE, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[LEFT_TO_SQLITE] = getattr(node, "workeroutput", {}).get("left to SQLite", 0)


def pytest_terminal_summary(terminalreporter, config):
    if left := config.stash.get(LEFT_TO_SQLITE, 0):
        terminalreporter.write_line(f"{left} tests are left to SQLite's run: any database would do, or none.")


def on_postgresql():
    return settings.SETTINGS_MODULE == "tests.settings_pg"


def depends_on_the_database(item):
    """False for tests that ask none, or that say of themselves that any will do: SQLite's run has them."""
    if item.get_closest_marker("any_database"):
        return False
    of_django = item.cls is not None and issubclass(item.cls, TransactionTestCase)
    return bool(
        of_django or item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames)
    )


def pytest_runtest_setup(item):
    # Playwright's loop runs in the test's own thread, where Django would then refuse every query.
    if item.get_closest_marker("browser"):
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_sessionstart():
    # A PostgreSQL run that quietly used SQLite would be green and prove nothing.
    if on_postgresql():
        assert connection.vendor == "postgresql"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        empty_by_rows()


@pytest.fixture(autouse=True)
def fresh_cache(monkeypatch):
    """The page and rate caches start empty, and so does what the process keeps of the settings."""
    from django.core.cache import caches

    from newsroom.page_store import stamps, watch

    stamps.forget()
    # A slow machine would look for changes once more within a page, and queries are counted.
    monkeypatch.setattr(watch, "LOOK_EVERY", 60)
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(autouse=True)
def no_files_left():
    """A number is given again after a test, and its files would be there already."""
    yield
    shutil.rmtree(files.FILES, ignore_errors=True)


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Debian's own Chromium, quiet: no updates, no calls home, and no way to other machines.

    A route in Playwright would ask Python about every request, and switch the browser's cache off.
    """
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.fail("The browser tests need Debian's package `chromium`.", pytrace=False)
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    quiet.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")
    return {"executable_path": chromium, "args": quiet}


@pytest.fixture
def context(context):
    context.set_default_timeout(10_000)
    return context
