"""Files on disk that are there whole or not at all: whoever writes one may be killed at any moment."""

import os
import time
from pathlib import Path
from uuid import uuid4

from django.core.files.storage import FileSystemStorage, storages

from newsroom.jobs.registry import job

BEGUN = ".begun"  # the folder of files that are being written
A_DAY = 86_400  # seconds; nobody writes at one file for so long


class WholeFiles(FileSystemStorage):
    """A name tells what is in the file, so that a second of the same name takes the place of the first."""

    def get_available_name(self, name, max_length=None):
        return name

    def _save(self, name, content):
        begun = Path(self.path(super()._save(f"{BEGUN}/{uuid4().hex}", content)))
        with begun.open("rb") as written:
            os.fsync(written.fileno())
        whole = Path(self.path(name))
        whole.parent.mkdir(parents=True, exist_ok=True)
        begun.replace(whole)
        return name

    def drop_begun(self):
        """Delete what writers that were killed left half written."""
        for file in Path(self.path(BEGUN)).glob("*"):
            if file.stat().st_mtime < time.time() - A_DAY:
                file.unlink(missing_ok=True)


@job("drop_begun_files", long=True, daily=True)
def drop_begun_files(payload):
    for store in (storages["default"], storages["originals"]):
        if isinstance(store, WholeFiles):
            store.drop_begun()
