"""Files on disk that are there whole or not at all: whoever writes one may be killed at any moment."""

import os
from uuid import uuid4

from django.core.files.storage import FileSystemStorage


class WholeFiles(FileSystemStorage):
    """A name tells what is in the file, so that a second of the same name takes the place of the first."""

    def get_available_name(self, name, max_length=None):
        return name

    def _save(self, name, content):
        part = super()._save(f"{name}.{uuid4().hex}.part", content)
        with open(self.path(part), "rb") as written:
            os.fsync(written.fileno())
        os.replace(self.path(part), self.path(name))
        return name
