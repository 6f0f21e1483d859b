"""How much work a JPEG asks for, counted before any is done: a small file can ask for hours of it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What a marker is; in the picture itself 0xFF is followed by 0, or by one that only keeps step.
MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
START, END, SCAN, ALONE = 0xD8, 0xD9, 0xDA, 0x01
MOST_PARTS = 2000  # notes of 30 MB come in 460
MOST_SCANS = 64  # each goes over the whole picture; programs write ten or so
MOST_FILLING = 1000  # bytes between two parts, which are read one by one


def check_jpeg(data):
    """Raise ValidationError where it has more parts or scans than any program writes."""
    at = parts = scans = 0
    while found := MARKER.search(data, at):
        kind, filling, at = found[0][1], found.start() - at, found.end()
        parts, scans = parts + 1, scans + (kind == SCAN)
        idle = filling > MOST_FILLING and not (scans - (kind == SCAN))
        if parts > MOST_PARTS or scans > MOST_SCANS or idle:
            break
        if kind == END:
            return
        if kind not in (START, ALONE):
            at += int.from_bytes(data[at : at + 2])
    else:
        if scans or len(data) - at <= MOST_FILLING:
            return
    raise ValidationError(
        _("The picture is made of more parts than any camera or program writes. Save it anew as JPEG.")
    )
