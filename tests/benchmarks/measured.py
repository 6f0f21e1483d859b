"""The site that is measured: a demonstration newsroom with an archive, seeded once for each size."""

import json
import os
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

from .servers import HOST

ROOT = Path(__file__).parents[2]
LIST = """
import json, sys
from articles.models import Address, Revision
live = set(Revision.objects.live().values_list("article_id", flat=True))
known = Address.objects.filter(current=True, article__language="en").order_by("article__published_at")
paths = [path for article, path in known.values_list("article_id", "path") if article in live]
print(json.dumps(paths[-int(sys.argv[1]):]))
"""


class Archive:
    """`folder` holds its database and pages; `environ` makes a process part of it."""

    def __init__(self, folder, articles, database=""):
        self.folder, self.articles = folder / f"{articles}{'-postgresql' if database else ''}", articles
        self.folder.mkdir(parents=True, exist_ok=True)
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith("NEWSROOM_")}
        self.environ |= {
            "NEWSROOM_DEMO": "1",
            "NEWSROOM_DATA": str(self.folder),
            "NEWSROOM_STATIC_ROOT": str(self.folder / "static"),
            "NEWSROOM_ALLOWED_HOSTS": HOST,
            "NEWSROOM_SECRET_KEY": "only-for-measuring-" + "x" * 40,
            "NEWSROOM_PROXY": "1",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": database,
            "PYTHONWARNINGS": "ignore",
        }
        (self.folder / "static").mkdir(exist_ok=True)

    def seed(self):
        """Once for each size and database: one on a server of your own is there the next time too."""
        self.manage("migrate", "-v0")
        done = self.folder / "seeded"
        if not done.exists() or done.read_text() != self.environ["DATABASE_URL"]:
            self.manage("seed_newsroom", "--articles", str(self.articles), "--without-related")
            done.write_text(self.environ["DATABASE_URL"])

    def manage(self, *arguments):
        command = [sys.executable, str(ROOT / "manage.py"), *arguments]
        ran = subprocess.run(command, env=self.environ, capture_output=True, text=True, cwd=ROOT, check=False)
        if ran.returncode:
            sys.exit(ran.stderr)
        return ran.stdout

    def story_paths(self, most=10_000):
        """Encoded paths of live stories, oldest first."""
        script = LIST.replace("sys.argv[1]", str(most))
        found = self.manage("shell", "-v0", "-c", script).strip().splitlines()[-1]
        return [quote(path) for path in json.loads(found)]

    def write_paths(self, name, paths):
        file = self.folder / f"{name}.paths"
        file.write_text("\n".join(paths) + "\n")
        return file


def page_of(server, path, encoding="br"):
    """(headers, bytes) of a page in that form."""
    connection = HTTPConnection(HOST, server.port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    headers = [pair for pair in answer.getheaders() if pair[0] not in ("date", "server", "connection")]
    body = answer.read()
    connection.close()
    if answer.status != 200:
        sys.exit(f"{path} answered {answer.status}")
    return headers, body


def database_of_tests(name):
    """URL of a database, on the PostgreSQL of the tests: one that lives as long as this process, or the one
    that NEWSROOM_TEST_DATABASE_URL names, where it stays."""
    import psycopg2

    import tests.settings_pg  # noqa: F401

    server = urlsplit(os.environ["NEWSROOM_TEST_DATABASE_URL"])
    # the database it names is only there once tests have run
    with closing(psycopg2.connect(server._replace(path="/postgres").geturl())) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE DATABASE {name}")
    return server._replace(path=f"/{name}").geturl()


def status_of(server, path, tag, encoding="br"):
    """Status for a reader who has the page by that tag."""
    connection = HTTPConnection(HOST, server.port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": encoding, "If-None-Match": tag})
    status = connection.getresponse().status
    connection.close()
    return status
