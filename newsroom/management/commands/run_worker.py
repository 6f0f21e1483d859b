import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from newsroom.jobs.worker import work_once, worker_name


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
        name = worker_name()
        self.stdout.write(f"worker {name}")
        while not stop.is_set():
            job = work_once(name)
            if job:
                self.stdout.write(f"{job.kind} {job.pk}, attempt {job.attempts}")
            elif once:
                break
            else:
                close_old_connections()
                stop.wait(poll)
