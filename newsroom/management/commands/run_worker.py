import signal
import threading
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils.timezone import now

from newsroom.jobs.daily import plan_day
from newsroom.jobs.worker import work_once, worker_name
from newsroom.page_store.watch import watch

PLAN_EVERY = timedelta(minutes=10)


class Command(BaseCommand):
    """Do jobs as they fall due, until told to stop; the job in hand is finished first."""

    help = "Do what is written in the job table. Any number may run; each may be killed at any time."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")
        parser.add_argument("--poll", type=float, default=1.0, metavar="SECONDS", help="how often to look")

    def handle(self, *args, once, poll, **options):
        stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stop.set())
        name, self.planned = worker_name(), None
        self.stdout.write(f"worker {name}")
        while not stop.is_set():
            close_old_connections()
            if self._work(name):
                continue
            if once:
                break
            stop.wait(poll)

    def _work(self, name):
        """Do one job; whether there was one. A database that is away is waited for.

        Jobs are due by this machine's clock: it is held against the database's, as that of each server is."""
        watch.look()
        try:
            self._plan()
            job = work_once(name)
        except OperationalError as error:
            self.stderr.write(f"The database does not answer: {error}")
            return False
        if job:
            self.stdout.write(f"{job.kind} {job.pk}, attempt {job.attempts}")
        return job is not None

    def _plan(self):
        moment = now()
        if self.planned is None or moment - self.planned >= PLAN_EVERY:
            plan_day(moment)
            self.planned = moment
