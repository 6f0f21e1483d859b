"""The site as a process of its own on the test's database, so that it can be killed."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlencode

from django.db import connection

ROOT = Path(__file__).parents[2]


def address():
    """The URL of the database that this test runs on."""
    to = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{to['NAME']}"
    given = {"host": to["HOST"], "port": to["PORT"], **to["OPTIONS"]}
    query = urlencode({key: value for key, value in given.items() if value})
    who = f"{quote(to['USER'])}:{quote(to['PASSWORD'])}@" if to["USER"] else ""
    return f"postgresql://{who}/{to['NAME']}?{query}"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Server:
    """A running site at `url`; `kill()` as an operating system does it, `start()` again at the same place."""

    def __init__(self):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "NEWSROOM_TEST_DATABASE_URL": address(),
        }
        command = [sys.executable, "manage.py", "runserver", "--noreload", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _try in range(200):
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=1)
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The site did not start.")

    def kill(self):
        self.process.kill()
        self.process.wait()
