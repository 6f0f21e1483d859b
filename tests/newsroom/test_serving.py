"""The server started anew while readers come, each on a connection of their own."""

import os
import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from tests.newsroom.page_store.sites import free_port

ROOT = Path(__file__).parents[2]


class Served:
    """The server with two processes on tests/newsroom/started_anew.py."""

    def __init__(self, folder):
        self.port, self.loading, self.log = free_port(), folder / "loading", folder / "log"
        self.load(0)
        options = [
            "--interface",
            "wsgi",
            "--workers",
            "2",
            "--respawn-failed-workers",
            "--port",
            str(self.port),
        ]
        command = [
            sys.executable,
            "-m",
            "newsroom.serving",
            "tests.newsroom.started_anew:application",
            *options,
        ]
        environ = {**os.environ, "LOADING": str(self.loading), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [*command, "--workers-kill-timeout", "5"],
            env=environ,
            cwd=ROOT,
            stdout=self.log.open("wb"),
            stderr=subprocess.STDOUT,
        )

    def load(self, how):
        self.loading.write_text(str(how))

    def ask(self, connection=None):
        """The process that answered."""
        connection = connection or HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/")
            return int(connection.getresponse().read())
        finally:
            connection.close()

    def processes(self):
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        return {int(pid) for pid in listed.stdout.split()}

    def until(self, holds):
        for _attempt in range(600):
            if holds():
                return
            time.sleep(0.1)
        pytest.fail(self.log.read_text())


class Readers:
    """Ask without pause from `with` to its end; `lost` are those who got no answer."""

    def __init__(self, served, number=8):
        self.served, self.lost, self.answered, self._stop = served, [], 0, threading.Event()
        self.threads = [threading.Thread(target=self._read) for _reader in range(number)]

    def _read(self):
        while not self._stop.is_set():
            try:
                self.served.ask()
                self.answered += 1
            except (OSError, HTTPException) as error:
                self.lost.append(repr(error))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._stop.set()
        for thread in self.threads:
            thread.join()


def answers(served):
    try:
        return served.ask()
    except (OSError, HTTPException):
        return None


@pytest.fixture
def served(tmp_path):
    served = Served(tmp_path)
    served.until(lambda: answers(served) and len(served.processes()) == 2)
    yield served
    served.process.terminate()
    served.process.wait()


def test_nobody_is_turned_away_while_processes_start_anew_however_slowly_they_load(served):
    before = served.processes()
    served.load(5)
    with Readers(served) as readers:
        served.process.send_signal(signal.SIGHUP)
        served.until(lambda: len(served.processes()) == 2 and not before & served.processes())

    assert readers.lost == [] and readers.answered > 100


def test_a_reader_who_has_not_asked_yet_is_answered_by_the_process_that_comes_after(served):
    before = served.processes()
    silent = [HTTPConnection("127.0.0.1", served.port, timeout=30) for _reader in range(20)]
    for connection in silent:
        connection.connect()
    served.process.send_signal(signal.SIGHUP)
    served.until(lambda: len(served.processes()) == 2 and not before & served.processes())

    assert {served.ask(connection) for connection in silent} == served.processes()


def test_a_release_that_cannot_be_loaded_leaves_the_processes_that_are_there(served):
    before = served.processes()
    served.load("never")
    with Readers(served) as readers:
        served.process.send_signal(signal.SIGHUP)
        served.until(lambda: served.log.read_text().count("goes on as it was") == 2)

    assert served.processes() == before and readers.lost == []
    served.load(0)
    served.process.send_signal(signal.SIGHUP)
    served.until(lambda: len(served.processes()) == 2 and not before & served.processes())


def test_processes_killed_one_after_the_other_are_each_followed_by_another(served):
    """Within seconds, as a machine without memory does; granian takes that for a crash and ends."""
    for _time in range(4):
        killed = served.ask()
        os.kill(killed, signal.SIGKILL)
        served.until(lambda gone=killed: len(served.processes() - {gone}) == 2)

    served.until(lambda: answers(served))


def test_a_site_that_no_process_can_load_ends_the_server(served):
    served.load("never")
    for process in served.processes():
        os.kill(process, signal.SIGKILL)

    assert served.process.wait(timeout=60) == 1


def test_it_ends_while_a_new_process_still_loads(served):
    served.load(60)
    served.process.send_signal(signal.SIGHUP)
    served.until(lambda: len(served.processes()) == 3)

    served.process.terminate()

    assert served.process.wait(timeout=20) is not None
