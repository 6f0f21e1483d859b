"""kill -9 of the web process and of the worker at any point: a move happened whole or not at all."""

import os
import subprocess
import sys
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db.models import F
from django.utils.timezone import now

from articles.models import Article, Letter
from articles.workflow.engine import move
from articles.workflow.saving import save_copy
from articles.workflow.standing import live_revision
from newsroom.audit.log import verify
from newsroom.audit.models import AuditEvent
from newsroom.jobs.models import Job
from newsroom.jobs.queue import enqueue
from tests import factories as make
from tests.newsroom.jobs.test_worker_process import address

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
TOKEN = "a" * 32
MANY = 10_000  # more points than any request has


class Process:
    """tests/killed/process.py, as one talks to it."""

    def __init__(self, mail):
        self.mail = mail
        env = {
            **os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings", "DATABASE_URL": address(),
            "PYTHONPATH": str(ROOT), "KILLED_MAIL": str(mail),
        }  # fmt: skip
        pipes = {
            "stdin": subprocess.PIPE,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.DEVNULL,
        }
        script = Path(__file__).with_name("process.py")
        self.running = subprocess.Popen([sys.executable, script], env=env, text=True, **pipes)
        self.port = int(self.running.stdout.readline())

    def say(self, command):
        self.running.stdin.write(command + "\n")
        self.running.stdin.flush()

    def work(self, last=MANY):
        self.say(f"work {last}")
        return self.running.stdout.readline().strip()

    def post(self, client, path, form, last=MANY):
        """How the process ended that was sent `form`, and the status of its answer, 0 without one."""
        self.say(f"serve {last}")
        browser = HTTPConnection("127.0.0.1", self.port, timeout=60)
        cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        try:
            browser.request("POST", path, urlencode({**form, "csrfmiddlewaretoken": TOKEN}), headers)
            status = browser.getresponse().status
        except (HTTPException, OSError):
            status = 0
        browser.close()
        return self.running.stdout.readline().strip(), status


@pytest.fixture
def process(tmp_path):
    process = Process(tmp_path)
    yield process
    process.running.kill()
    process.running.communicate()


@pytest.fixture
def editor(client):
    person = make.make_person("editor")
    client.force_login(person)
    return person


def is_consistent():
    """What must hold of a newsroom whatever was killed in it."""
    assert verify() is None
    for story in Article.objects.prefetch_related("revisions"):
        placed = [one for one in story.revisions.all() if one.live_from is not None]
        placed = sorted(
            (one for one in placed if one.live_from != one.live_until), key=lambda one: one.live_from
        )
        for one, after in zip(placed, placed[1:], strict=False):
            assert one.live_until is not None and one.live_until <= after.live_from
        assert story.published_at == (placed[0].live_from if placed else None)
        assert story.addresses.filter(current=True).count() == (1 if placed else 0)
        assert story.state != "approved" or story.approved_revision_id
        assert story.revisions.filter(number=story.words_number).exists()
    waiting = Letter.objects.filter(sent_at=None).count()
    assert waiting <= Job.objects.filter(kind="letters", done_at=None).count()


def trace(story):
    """What a move leaves, in every table it writes to."""
    subject = {"subject": f"story {story.pk}"}
    return (
        Article.objects.values_list("state", flat=True).get(pk=story.pk),
        list(story.history.order_by("pk").values_list("verb", flat=True)),
        story.revisions.placed().exclude(live_until=F("live_from")).count(),
        story.corrections.count(),
        AuditEvent.objects.filter(**subject, kind__startswith="move.").count(),
        Letter.objects.filter(article=story).count(),
        live_revision(story) is not None,
    )


def approved(editor):
    return make.make_approved(make.make_person("correspondent"), editor)


def page(story):
    return f"/admin/articles/article/{story.pk}/change/"


def publish(story):
    return page(story), {"_move": "publish", "seen": story.words_number}


def withdraw(story):
    how = {"withdraw-note": "Wrong man", "withdraw-readers_get": "gone", "withdraw-to": ""}
    return page(story), {"_move": "withdraw", **how}


def give_back(story):
    return page(story), {"_move": "return", "return-note": "Who says so?"}


def correct(story):
    live = live_revision(story)
    words = {name: value or "" for name, value in live.words().items()} | {"standfirst": "Two ports."}
    why = {"note": "A reader wrote", "correction": "It said three.", "concerns": "figure"}
    return f"/admin/articles/article/{story.pk}/fix/?as=correct", {**words, **why, "seen": live.number}


MOVES = {
    "publish": (approved, publish),
    "withdraw": (lambda editor: make.make_live(), withdraw),
    "return": (approved, give_back),
    "correct": (lambda editor: make.make_live(), correct),
}


def kill_at_every(process, client, editor, made, asked, step):
    """Kill the web process at its points, `step` apart, and after each of its commits.

    Returns how often nothing of the move was left, and how often all of it.
    """
    found = {"nothing": 0, "all": 0}
    for points in (count(1, step), count(-1, -1)):
        for last in points:
            if not kill_at(process, client, editor, made, asked, last, found):
                break
    return found["nothing"], found["all"]


def kill_at(process, client, editor, made, asked, last, found):
    """One new story, moved by a process killed at point `last`; whether it had so many."""
    story = made(editor)
    before = trace(story)
    ended, status = process.post(client, *asked(story), last)
    is_consistent()
    if ended != "killed":
        assert (ended, status) == ("ended", 302)
        return False
    after = trace(story)
    if after == before:
        found["nothing"] += 1
        return True
    found["all"] += 1
    whole = made(editor)
    process.post(client, *asked(whole))
    assert after == trace(whole), f"killed at point {last}, half a move was left"
    return True


@pytest.mark.parametrize(("name", "step"), [("publish", 7), ("correct", 13)])
def test_a_web_process_killed_in_a_move_leaves_all_of_it_or_nothing(process, client, editor, name, step):
    nothing, everything = kill_at_every(process, client, editor, *MOVES[name], step)

    assert nothing > 5 and everything


@pytest.mark.soak
@pytest.mark.parametrize("name", MOVES)
def test_a_web_process_is_killed_at_every_point_of_a_move(process, client, editor, name):
    nothing, everything = kill_at_every(process, client, editor, *MOVES[name], 1)

    assert nothing > 40 and everything


def written(process, story):
    """How many e-mails tell of `story`."""
    address = f"/article/{story.pk}/change/"
    return sum(one.read_text().count(address) for one in process.mail.glob("*.log"))


def five_minutes_later():
    """The leases of killed workers have run out."""
    past = now() - timedelta(minutes=1)
    Job.objects.filter(done_at=None).update(due_at=past, lease_until=None)
    Letter.objects.filter(sent_at=None).exclude(claimed_at=None).update(claimed_at=past - timedelta(hours=1))


def returned(editor):
    return move(make.make_filed(make.make_person("correspondent")), "return", by=editor, note="Who says so?")


def old_saves():
    """A story with twelve saves that the settings let go; the last is its words."""
    writer = make.make_person("correspondent")
    story = make.make_draft(writer)
    for number in range(1, 12):
        story = save_copy(story, {"headline": f"Save {number + 1}"}, by=writer, started_from=number)
    story.revisions.update(saved_at=now() - timedelta(days=100))
    return story


def test_a_worker_writes_the_days_own_jobs_when_it_starts(process):
    assert process.work() == "ended"

    assert {"clear_jobs", "prune_revisions"} <= set(Job.objects.values_list("kind", flat=True))


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.soak)])
def test_a_worker_killed_while_it_prunes_leaves_a_whole_newsroom_and_prunes_after_all(process, step):
    tried = 0
    for last in range(1, MANY, step):
        story = old_saves()
        Job.objects.all().delete()
        enqueue("prune_revisions", {})
        ended = process.work(last)
        is_consistent()
        told = AuditEvent.objects.filter(kind="revisions.prune", detail__dropped=11).count()
        assert told == tried + (story.revisions.count() == 1)
        five_minutes_later()
        assert process.work() == "ended"
        assert story.revisions.get().number == 12
        assert not Job.objects.filter(kind="prune_revisions", done_at=None, due_at__lte=now()).exists()
        if ended != "killed":
            break
        tried += 1

    assert tried > 5


def kill_worker_at_every(process, editor, step):
    tried, twice = 0, 0
    for last in range(1, MANY, step):
        story = returned(editor)
        five_minutes_later()
        ended = process.work(last)
        five_minutes_later()
        if ended == "killed":
            tried += 1
            assert process.work() == "ended"
        is_consistent()
        assert not Letter.objects.filter(sent_at=None).exists()
        assert written(process, story) >= 1
        twice += written(process, story) > 1
        if ended != "killed":
            return tried, twice
    return tried, twice


def test_a_worker_killed_while_it_sends_sends_after_all(process, editor):
    tried, _twice = kill_worker_at_every(process, editor, 3)

    assert tried > 5


@pytest.mark.soak
def test_a_worker_is_killed_at_every_point_and_no_letter_is_lost(process, editor):
    tried, twice = kill_worker_at_every(process, editor, 1)

    assert tried > 15
    assert twice  # killed between the mail server and the mark that it was sent: at least once, not at most
