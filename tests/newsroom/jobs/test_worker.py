from datetime import timedelta

import pytest
from django.utils.timezone import now

from newsroom.jobs.models import Job
from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import HANDLERS, job
from newsroom.jobs.worker import claim, work_once
from newsroom.page_store.models import Stamp
from newsroom.page_store.stamps import bump

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kinds():
    """Three kinds of work, for these tests only."""
    done = []

    @job("test.note")
    def note(payload):
        done.append(payload)

    @job("test.fail")
    def fail(payload):
        bump("effect")
        raise ValueError("the printer is on fire")

    @job("test.long", long=True)
    def long(payload):
        done.append(payload)

    yield done
    for kind in ("test.note", "test.fail", "test.long"):
        del HANDLERS[kind]


@pytest.mark.parametrize("kind", ["test.note", "test.long"])
def test_a_job_is_done_and_says_so(kinds, kind):
    enqueue(kind, {"story": 1})

    work_once()

    assert kinds == [{"story": 1}]
    assert Job.objects.get().done_at is not None
    assert work_once() is None


def test_a_key_makes_one_job_of_many_requests(kinds):
    for _time in range(3):
        enqueue("test.note", {}, key="letter-1-2")

    assert Job.objects.count() == 1


def test_the_longest_due_is_done_first_and_the_coming_waits(kinds):
    moment = now()
    enqueue("test.note", {"number": 2}, due_at=moment - timedelta(minutes=1))
    enqueue("test.note", {"number": 1}, due_at=moment - timedelta(minutes=2))
    enqueue("test.note", {"number": 3}, due_at=moment + timedelta(hours=1))

    while work_once():
        pass

    assert [payload["number"] for payload in kinds] == [1, 2]


def test_a_failed_job_is_tried_later_and_its_effect_is_taken_back():
    enqueue("test.fail", {})

    work_once()

    failed = Job.objects.get()
    assert failed.done_at is None and failed.due_at > now() and failed.attempts == 1
    assert "the printer is on fire" in failed.error
    assert not Stamp.objects.exists()


def test_after_the_last_attempt_a_job_is_given_up_and_stays_to_be_seen():
    enqueue("test.fail", {})
    for _attempt in range(Job.MOST_ATTEMPTS):
        Job.objects.update(due_at=now())
        work_once()

    given_up = Job.objects.get()
    assert given_up.given_up_at is not None and "fire" in given_up.error
    assert work_once() is None


def test_a_job_that_kills_its_workers_is_given_up():
    enqueue("test.note", {})
    moment = now()
    for _attempt in range(Job.MOST_ATTEMPTS):
        assert claim("worker", moment)
        moment += timedelta(hours=1)

    assert claim("worker", moment) is None
    assert Job.objects.get().given_up_at == moment


def test_a_kind_that_nobody_knows_fails_where_it_is_seen():
    enqueue("test.unheard-of", {})

    work_once()

    assert "test.unheard-of" in Job.objects.get().error


def test_a_worker_that_lost_its_lease_cannot_finish(kinds):
    enqueue("test.note", {})

    @job("test.note")
    def outrun(payload):
        bump("effect")
        Job.objects.update(attempts=2, worker="another")

    work_once("slow worker")

    assert Job.objects.get().done_at is None
    assert not Stamp.objects.exists()
