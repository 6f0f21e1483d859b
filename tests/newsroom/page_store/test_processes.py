"""Several processes, and several machines with nothing in common but the database: nothing is stale for long.

A request that begins a second after a commit must show it, however busy the machine is.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.utils.timezone import now

from articles.models import Address
from articles.workflow.engine import move
from articles.workflow.intervals import end
from newsroom.page_store.stamps import bump
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_approved, make_person
from tests.newsroom.jobs.test_worker_process import address

pytestmark = pytest.mark.django_db(transaction=True)
A_SECOND = 1.0


def test_every_process_of_every_machine_shows_a_change_within_the_second(sites, story):
    machines = [sites("one"), sites("two")]
    editor = make_person("editor")
    for number in range(4):
        for machine in machines:
            machine.get_many(story.path, 8), machine.get_many("/", 8)
        headline = f"The corridor opens, day {number}"
        words = {"headline": headline, "standfirst": story.standfirst, "body": story.body}
        story = move(story, "quick fix", by=editor, note="a name", words=words)
        path = Address.objects.get(article=story, current=True).path
        time.sleep(A_SECOND)

        for machine in machines:
            for page in (path, "/"):
                seen = {(page, status, headline in text) for status, text in machine.get_many(page, 8)}
                assert seen == {(page, 200, True)}
        story.path = path


def test_a_story_appears_and_goes_by_the_clock_with_no_worker_running(sites, story):
    from datetime import timedelta

    site = sites()
    editor = make_person("editor")
    other = make_approved(make_person("correspondent"), editor, headline="The embargo lifts")
    begins = now() + timedelta(seconds=4)
    move(other, "publish", by=editor, at=begins, until=begins + timedelta(seconds=3))
    while now() < begins + timedelta(seconds=4):
        asked = now()
        texts = [text for _status, text in site.get_many("/", 4)]
        answered = now()
        if answered < begins or asked > begins + timedelta(seconds=3):
            assert not any("The embargo lifts" in text for text in texts)
        elif asked > begins and answered < begins + timedelta(seconds=3):
            assert all("The embargo lifts" in text for text in texts)
        time.sleep(0.05)


def test_who_is_killed_at_the_commit_leaves_no_page_stale(sites, story):
    SiteSettings(name="The Old Paper").save()
    site = sites()

    script = Path(__file__).with_name("changing.py")
    environ = {**site.environ, "DATABASE_URL": address()}
    for when, name in (("before", "The Old Paper"), ("after", "The New Paper")):
        site.get_many(story.path, 8)
        killed = subprocess.run([sys.executable, script, "The New Paper", when], env=environ, check=False)
        assert killed.returncode == -signal.SIGKILL
        time.sleep(A_SECOND)

        assert all(name in text for _status, text in site.get_many(story.path, 8)), when


def test_a_hot_page_that_goes_stale_is_made_once_on_the_machine(sites, story):
    site = sites()
    site.get_many(story.path, 4)
    made = site.times_made(story.path)
    for number in range(1, 4):
        bump(f"story-{story.pk}")
        time.sleep(A_SECOND)

        answers = site.get_many(story.path, 60)

        assert {status for status, _text in answers} == {200}
        assert site.times_made(story.path) == made + number


def test_pages_outlive_the_server_and_what_changed_meanwhile_is_seen(sites, story):
    site = sites()
    site.get(story.path), site.get("/correspondents/")
    site.stop()
    bump(f"story-{story.pk}")
    site.start()

    site.get(story.path), site.get("/correspondents/")

    assert site.times_made(story.path) == 2
    assert site.times_made("/correspondents/") == 1


def test_a_worker_process_killed_with_a_page_in_hand_blocks_nobody(sites, story):
    site = sites()
    end(story)
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(site.process.pid)], capture_output=True, text=True, check=True
    )
    os.kill(int(children.stdout.split()[0]), signal.SIGKILL)
    site.stop()
    site.start()

    assert site.get("/")[0] == 200
