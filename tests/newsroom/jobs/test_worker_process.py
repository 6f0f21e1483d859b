"""Real workers, killed and stopped as an operating system does it."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from django.utils.timezone import now

from newsroom.jobs.models import Job
from newsroom.jobs.queue import enqueue
from newsroom.page_store.models import Stamp

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[3]


@pytest.fixture
def start():
    """Starts a worker on the test's own database; whatever still runs at the end is killed."""
    started = []

    def run(*arguments, stdin=subprocess.DEVNULL):
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": address(),
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
        }
        script = Path(__file__).with_name("worker_process.py")
        worker = subprocess.Popen(
            [sys.executable, script, *arguments], env=env, stdin=stdin, stdout=subprocess.PIPE, text=True
        )
        started.append(worker)
        return worker

    yield run
    for worker in started:
        worker.kill()
        worker.communicate()


def address():
    """The URL of the database that this test runs on."""
    to = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{to['NAME']}"
    given = {"host": to["HOST"], "port": to["PORT"], **to["OPTIONS"]}
    query = urlencode({key: value for key, value in given.items() if value})
    who = f"{quote(to['USER'])}:{quote(to['PASSWORD'])}@" if to["USER"] else ""
    return f"postgresql://{who}/{to['NAME']}?{query}"


def wait_until_it_works(worker):
    for line in worker.stdout:
        if line == "working\n":
            return
    pytest.fail("the worker ended before it worked")


def test_a_job_whose_worker_was_killed_is_done_once_by_the_next(start):
    enqueue("test.slow", {"stamp": "effect"})
    first = start(stdin=subprocess.PIPE)
    wait_until_it_works(first)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert Job.objects.get().done_at is None
    assert not Stamp.objects.filter(key="effect").exists()

    Job.objects.update(lease_until=now() - timedelta(seconds=1))  # five minutes later
    assert start("--once").wait() == 0

    job = Job.objects.get()
    assert job.done_at is not None and job.attempts == 2
    assert Stamp.objects.get(key="effect").count == 1


def test_while_the_lease_lasts_nobody_else_takes_the_job(start):
    enqueue("test.slow", {"stamp": "effect"})
    first = start(stdin=subprocess.PIPE)
    wait_until_it_works(first)
    first.send_signal(signal.SIGKILL)
    first.wait()

    assert start("--once").wait() == 0

    assert Job.objects.get().attempts == 1


def test_two_workers_do_every_job_once(start):
    for number in range(40):
        enqueue("test.quick", {"stamp": f"effect-{number}"})

    workers = [start("--once"), start("--once")]

    assert [worker.wait() for worker in workers] == [0, 0]
    assert not Job.objects.filter(done_at=None).exists()
    assert list(Stamp.objects.values_list("count", flat=True)) == [1] * 40


def test_a_worker_told_to_stop_finishes_the_job_in_hand(start):
    enqueue("test.slow", {"stamp": "effect"})
    worker = start(stdin=subprocess.PIPE)
    wait_until_it_works(worker)

    worker.terminate()
    worker.communicate("go on\n")

    assert worker.returncode == 0
    assert Job.objects.get().done_at is not None
