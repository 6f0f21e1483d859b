import gzip
import json

import pytest


@pytest.fixture
def write_lines(tmp_path):
    """Writes a file of the given lines (dicts as JSON, text as it is), gzipped if asked; returns its path."""

    def write(*lines, name="stories.jsonl", packed=False):
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        path = tmp_path / name
        path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
        return path

    return write


@pytest.fixture
def line():
    """A line that is taken, with whatever a test wants otherwise."""

    def make(id="a-1", **data):
        basis = {
            "id": id,
            "title": f"Story {id}",
            "body": "First.\n\nSecond.",
            "published": "2024-05-01T10:00:00Z",
        }
        return {**basis, **data}

    return make
