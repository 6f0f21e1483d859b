"""Real servers on the test's own database: one for each machine, each of several processes."""

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.newsroom.jobs.test_worker_process import address

ROOT = Path(__file__).parents[3]


class Site:
    """A running site; `folder` is what its machine has to itself."""

    def __init__(self, folder, **environ):
        self.port, self.folder = free_port(), folder
        self.entered = folder / "entered"
        folder.mkdir(parents=True, exist_ok=True)
        self.environ = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": address(),
            "NEWSROOM_PAGES": str(folder / "pages"),
            "NEWSROOM_PAGES_MB": "16",
            "ENTERED": str(self.entered),
            "PYTHONPATH": str(ROOT),
            **environ,
        }
        self.start()

    def start(self):
        granian = Path(sys.executable).with_name("granian")
        command = [granian, "--interface", "wsgi", "tests.newsroom.page_store.served:application"]
        options = [
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--workers",
            "2",
            "--blocking-threads",
            "4",
        ]
        self.log = open(self.folder / "log", "ab")  # noqa: SIM115  it is the process's
        self.process = subprocess.Popen(
            [*command, *options, "--no-ws", "--workers-kill-timeout", "3"],
            env=self.environ,
            stdout=self.log,
            stderr=self.log,
            cwd=ROOT,
        )
        for _attempt in range(300):
            try:
                return self.get("/healthz")
            except OSError:
                time.sleep(0.1)
        pytest.fail((self.folder / "log").read_text())

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def get(self, path):
        """(status, text) of one request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", quote(path), headers={"Host": "localhost"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def send(self, data):
        """What comes back for these bytes until the server closes, or has said nothing for a second."""
        came = b""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as wire:
            wire.sendall(data)
            with suppress(OSError):
                while piece := wire.recv(1 << 16):
                    came += piece
                    wire.settimeout(1)
        return came

    def get_many(self, path, times):
        """As many requests at once: enough for every process to have answered some."""
        with ThreadPoolExecutor(times) as readers:
            return list(readers.map(lambda _number: self.get(path), range(times)))

    def times_made(self, path):
        return self.entered.read_bytes().split(b"\n").count(path.encode())


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]
