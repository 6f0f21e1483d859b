"""Several people at once: on PostgreSQL their changes once waited for each other's rows for ever."""

import re
import threading
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from articles.admin.photo_form import WordsForm
from articles.models import Article, Photo
from articles.photos.renditions import make_renditions
from articles.photos.uploads import add_photo
from articles.photos.withdrawal import bring_back, withdraw_photo
from articles.reviews.answering import settle_reports
from articles.workflow.engine import move
from newsroom.audit.log import verify
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
LOCKS = re.compile("pg_advisory_xact_lock|FOR UPDATE|^(UPDATE|INSERT|DELETE)")


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


def test_reviews_and_pictures_take_their_turn_before_they_lock_a_row():
    """One that holds a row and waits for the turn stops whoever has the turn and wants the row."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite locks no rows")
    chief, packed = make.make_person("chief"), BytesIO()
    Image.new("RGB", (800, 600), "teal").save(packed, "JPEG")
    photo = add_photo(ContentFile(packed.getvalue(), name="dam.jpg"))
    review = make.make_review(make.make_live())
    opened_on = WordsForm(instance=photo)["opened_on"].value()
    words = WordsForm({"caption": "The dam", "opened_on": opened_on}, instance=Photo.objects.get())
    assert words.is_valid()
    acts = {
        "cut": lambda: make_renditions(photo),
        "describe": words.keep,
        "withdraw": lambda: withdraw_photo(photo, by=chief, why="x"),
        "bring back": lambda: bring_back(photo, by=chief),
        "keep a review": lambda: settle_reports(review, by=chief),
    }
    for name, act in acts.items():
        with CaptureQueriesContext(connection) as asked:
            act()
        assert "pg_advisory_xact_lock" in next(filter(LOCKS.search, (one["sql"] for one in asked))), name
