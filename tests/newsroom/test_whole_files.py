import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages

from newsroom.whole_files import WholeFiles

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
    assert len(os.listdir(tmp_path / "1")) == 1  # it had begun
    assert not store.exists("1/wide-320.jpg")

    store.save("1/wide-320.jpg", ContentFile(b"whole"))

    assert (tmp_path / "1" / "wide-320.jpg").read_bytes() == b"whole"


def test_the_second_of_a_name_takes_the_place_of_the_first(tmp_path):
    store = WholeFiles(location=tmp_path)

    assert [store.save("a.jpg", ContentFile(words)) for words in (b"first", b"second")] == ["a.jpg"] * 2
    assert os.listdir(tmp_path) == ["a.jpg"]
    assert store.open("a.jpg").read() == b"second"


def test_pictures_are_kept_so_and_originals_too():
    assert isinstance(default_storage._wrapped, WholeFiles)
    assert isinstance(storages["originals"], WholeFiles)
    assert Path(storages["originals"].location) != Path(settings.MEDIA_ROOT)
