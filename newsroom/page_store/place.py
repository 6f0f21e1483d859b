"""Which file the pages of this site are in: another for each version of the code and start of the machine."""

import hashlib
import logging
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from .ring import Ring

OWN_SIZE = 48 << 20  # where there is no file to share
OLD = 3600
log = logging.getLogger("newsroom.pages")


def open_pages():
    """(ring, file of locks) that this process shares with every other of the site on this machine."""
    try:
        folder = Path(settings.PAGES_DIR)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = folder / f"pages-{site_mark()}"
        ring = Ring(file, settings.PAGES_MB << 20)
        _clear_away(folder, file)
        return ring, str(folder / "locks")
    except OSError as error:
        log.warning("Pages are kept by each process for itself: %s", error)
        return Ring(None, OWN_SIZE), None


def site_mark():
    """Of all that shapes pages beside the database: two processes share pages only if it is the same.

    The machine's start is part of it: what a power cut left of the file is not to be trusted.
    """
    database = settings.DATABASES["default"]
    told = [
        sys.version,
        settings.SECRET_KEY,
        str(settings.BASE_DIR),
        str(settings.PAGES_MB),
        _machine_start(),
    ]
    told += [str(database.get(name, "")) for name in ("ENGINE", "NAME", "HOST", "PORT")]
    told += [settings.STATIC_URL, settings.MEDIA_URL, repr(settings.STORAGES), repr(settings.LANGUAGES)]
    told += [f"{file} {os.stat(file).st_mtime_ns}" for file in sorted(_code())]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _code():
    base = Path(settings.BASE_DIR)
    for part in ("newsroom", "sections", "articles"):
        yield from (base / part).rglob("*.py")
    yield from (base / "templates").rglob("*.html")
    for folder in (base / "static" / "css", base / "static" / "js"):
        yield from (file for file in folder.rglob("*") if file.is_file())
    yield from (base / "locale").rglob("*.mo")
    yield from Path(settings.STATIC_ROOT).glob("staticfiles.json")


def _machine_start():
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text()
    except OSError:
        return ""


def _clear_away(folder, present):
    """Remove files of versions that nobody has written to for an hour; who has one open keeps it."""
    for file in folder.glob("pages-*"):
        with suppress(FileNotFoundError):  # another process that starts removes them too
            if file != present and time.time() - file.stat().st_mtime > OLD:
                file.unlink()
