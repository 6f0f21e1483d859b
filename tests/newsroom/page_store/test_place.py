"""The file of pages where it should not be, or may not be, or is no longer: pages are served all the same."""

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from articles.models import Address
from newsroom.page_store import place
from newsroom.page_store.stamps import bump
from tests.newsroom.page_store.asking import Asking

pytestmark = pytest.mark.django_db(transaction=True)
OLD = "/politics/2020/01/01/old/"


@pytest.fixture
def former(story):
    Address.objects.create(path=OLD, article=story, current=False)
    return OLD


def test_a_folder_removed_while_serving_keeps_nobody_from_reading(ask, story, settings):
    ask(story.path)
    shutil.rmtree(settings.PAGES_DIR)
    bump(f"story-{story.pk}")

    for _time in range(2):
        assert ask(story.path).status == 200
        assert ask("/latest/").status == 200
    assert Asking()(story.path).status == 200  # a process that starts makes the folder anew


def test_where_no_folder_can_be_each_process_keeps_its_own(ask, story, settings, tmp_path):
    (tmp_path / "no folder").write_text("")
    settings.PAGES_DIR = str(tmp_path / "no folder")
    alone = Asking()

    for _time in range(2):
        assert alone(story.path).status == 200
    assert alone.entered == 1


@pytest.mark.parametrize("short", [False, True])
def test_a_full_disk_costs_the_keeping_and_no_answer(ask, story, former, monkeypatch, short):
    ask("/")
    write = os.pwrite

    def full(file, data, offset):
        if short:
            return write(file, data[:10], offset)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "pwrite", full)
        for encoding in ("br", "gzip", ""):
            for _time in range(2):
                page = ask(story.path, HTTP_ACCEPT_ENCODING=encoding)
                assert page.status == 200 and story.headline in page.text
                assert ask(former, HTTP_ACCEPT_ENCODING=encoding).status == 301
        assert ask("/").status == 200
    entered = ask.entered
    ask(story.path), ask(story.path)

    assert ask.entered == entered + 1


def test_a_page_too_large_for_the_store_is_made_each_time(ask, story, settings):
    settings.PAGES_MB = 0  # a megabyte is the least; of that a page may have a sixteenth
    ask.front = type(ask.front)(ask._enter)
    body = b"x" * 80_000
    page = [("Surrogate-Key", "a"), ("Good-Until", "2099-01-01T00:00:00+00:00")]

    def large(environ, start_response):
        start_response("200 OK", page)
        return [body]

    ask.django = large

    for _time in range(2):
        assert ask("/large/").body == body
    assert ask.entered == 2


def test_another_release_or_another_setting_has_a_file_of_its_own(settings, monkeypatch):
    marks = {place.site_mark()}
    settings.PAGES_MB += 1
    marks.add(place.site_mark())
    settings.SECRET_KEY = "another" * 8
    marks.add(place.site_mark())
    monkeypatch.setattr(place, "_machine_start", lambda: "another boot")
    marks.add(place.site_mark())
    monkeypatch.setattr(place, "_code", lambda: [Path(__file__)])
    marks.add(place.site_mark())

    assert len(marks) == 5 and place.site_mark() in marks


def test_files_of_former_releases_go_when_they_are_old(settings, tmp_path):
    settings.PAGES_DIR, settings.PAGES_MB = str(tmp_path), 1
    for name, age in (("pages-old", 7200), ("pages-just-now", 60)):
        (tmp_path / name).write_bytes(b"pages of another release")
        os.utime(tmp_path / name, (time.time() - age,) * 2)

    place.open_pages()

    assert {file.name for file in tmp_path.iterdir()} == {f"pages-{place.site_mark()}", "pages-just-now"}


def test_two_that_start_at_once_and_clear_away_the_same_file_do_not_trip(tmp_path):
    class Folder:
        def glob(self, pattern):
            return [tmp_path / "pages-that-the-other-removed"]

    place._clear_away(Folder(), tmp_path / "pages-present")
