import gzip
import json
from pathlib import Path


class BadFile(Exception):
    """The file as a whole cannot be read; the message says why."""


def read_lines(path):
    """The JSON objects of a JSON Lines file (plain or gzip, told by content).

    Yields `(line number from 1, dict)`, or `(line number, str)` for a line that is not an
    object, the string saying what is wrong. Blank lines are passed over. Raises BadFile.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        with gzip.open(path) if packed else path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, _parse(line)
    except (OSError, EOFError) as error:
        raise BadFile(
            f"{path}: {error.strerror if isinstance(error, OSError) and error.strerror else error}"
        ) from error


def _parse(line):
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return f"not UTF-8: {error.reason} at byte {error.start}"
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is no JSONDecodeError
        return f"not JSON: {error}"
    return value if isinstance(value, dict) else f"not a JSON object but {type(value).__name__}"
