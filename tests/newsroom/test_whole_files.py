import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from newsroom.whole_files import BEGUN, WholeFiles, drop_begun_files

# Writes a file in pieces, and says so before the last of them.
WRITE = """
import sys
from django.conf import settings
settings.configure()
from django.core.files.base import ContentFile
from newsroom.whole_files import WholeFiles
class Slow(ContentFile):
    def chunks(self, chunk_size=None):
        yield b"x" * 100_000
        print("begun", flush=True)
        sys.stdin.read()
WholeFiles(location=sys.argv[1]).save("1/wide-320.jpg", Slow(b"x"))
"""


@pytest.mark.any_database
def test_a_writer_that_is_killed_leaves_no_half_of_a_file(tmp_path):
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert writer.stdout.readline() == b"begun\n"
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    store = WholeFiles(location=tmp_path)
    assert len(os.listdir(tmp_path / BEGUN)) == 1
    assert not store.exists("1/wide-320.jpg")

    store.save("1/wide-320.jpg", ContentFile(b"whole"))

    assert (tmp_path / "1" / "wide-320.jpg").read_bytes() == b"whole"


def test_the_second_of_a_name_takes_the_place_of_the_first(tmp_path):
    store = WholeFiles(location=tmp_path)

    assert [store.save("a.jpg", ContentFile(words)) for words in (b"first", b"second")] == ["a.jpg"] * 2
    assert sorted(os.listdir(tmp_path)) == [BEGUN, "a.jpg"]
    assert os.listdir(tmp_path / BEGUN) == []
    assert store.open("a.jpg").read() == b"second"


@pytest.mark.parametrize("store", ["default", "originals"])
def test_what_a_killed_writer_left_is_swept_a_day_later(store):
    folder = Path(storages[store].path(BEGUN))
    folder.mkdir(parents=True, exist_ok=True)
    left, written = folder / "left", folder / "still-being-written"
    left.write_bytes(b"half")
    written.write_bytes(b"half")
    two_days_ago = time.time() - 2 * 86_400
    os.utime(left, (two_days_ago, two_days_ago))

    drop_begun_files({})

    assert not left.exists()
    assert written.exists()
    written.unlink()


def test_where_nothing_was_ever_begun_there_is_nothing_to_sweep(tmp_path):
    WholeFiles(location=tmp_path / "none").drop_begun()


def test_pictures_are_kept_so_and_originals_too():
    assert isinstance(storages["default"], WholeFiles)
    assert isinstance(storages["originals"], WholeFiles)
    assert Path(storages["originals"].location) != Path(settings.MEDIA_ROOT)
