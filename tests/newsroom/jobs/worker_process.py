"""A worker as a process of its own, as `manage.py run_worker` starts one, with two kinds of work for tests.

Their effect is a bump of the stamp that the payload names, so that doing a job twice shows.
"""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from newsroom.jobs.registry import HANDLERS, job  # noqa: E402
from newsroom.page_store.stamps import bump  # noqa: E402

HANDLERS.clear()  # none of a day's own work among the test's


@job("test.quick")
def quick(payload):
    bump(payload["stamp"])


@job("test.slow")
def slow(payload):
    """Has its effect, then goes on until a line comes in: forever, if nobody sends one."""
    bump(payload["stamp"])
    print("working", flush=True)
    sys.stdin.readline()


call_command("run_worker", *sys.argv[1:])
