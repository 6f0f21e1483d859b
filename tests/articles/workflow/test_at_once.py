"""Several people at once: on PostgreSQL their changes once waited for each other's rows for ever."""

import threading

import pytest
from django.db import connection

from articles.models import Article
from articles.workflow.engine import move
from newsroom.audit.log import verify
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def test_many_publish_and_fix_related_stories_at_once():
    section = make.make_section("Climate")
    shared = {"section": section, "tags": ["Oden", "rain"]}
    editors = [make.make_person("editor") for _editor in range(4)]
    old = [make.make_live(**shared) for _story in range(4)]
    new = [make.make_approved(make.make_person("correspondent"), editors[0], **shared) for _story in range(8)]
    failed = []

    def publish(editor, stories):
        for story in stories:
            move(story, "publish", by=editor, override=True, note="Checked by hand.")

    def fix(editor, stories):
        for number, story in enumerate(stories):
            move(story, "quick fix", by=editor, note="A slip.", words={"headline": f"Fixed {number}"})

    def run(act, *what):
        try:
            act(*what)
        except Exception as error:  # of another thread: told below
            failed.append(error)
        finally:
            connection.close()

    work = [
        (publish, editors[0], new[:4]),
        (publish, editors[1], new[4:]),
        (fix, editors[2], old),
        (fix, editors[3], old[::-1]),
    ]
    threads = [threading.Thread(target=run, args=each) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not failed
    assert not Article.objects.exclude(state="published").exists()
    assert verify() is None
