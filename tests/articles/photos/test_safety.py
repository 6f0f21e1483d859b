import random
from importlib import util
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from articles.photos.plain import plain
from articles.photos.safety import checked_upload, opened

spec = util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
hostile = util.module_from_spec(spec)
spec.loader.exec_module(hostile)
picture = hostile.picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><script>alert(1)</script></svg>'
NOT_PRINTABLE = "not a picture we can print"
TOO_MANY_PARTS = "more parts than any camera or program writes"
DAMAGED = "damaged or cut short"
REFUSED = {
    "nothing.jpg": (b"", "The file is empty"),
    "nul.jpg": (bytes(5000), NOT_PRINTABLE),
    "words.jpg": (b"This is no picture.", NOT_PRINTABLE),
    "page.jpg": (b"<!doctype html><script>alert(1)</script>", NOT_PRINTABLE),
    "page.html": (b"<html><body onload=alert(1)>", NOT_PRINTABLE),
    "drawing.svg": (SVG, NOT_PRINTABLE),
    "drawing.png": (SVG, NOT_PRINTABLE),
    "declared.jpg": (b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, NOT_PRINTABLE),
    "program.jpg": (b"\x7fELF" + bytes(500), NOT_PRINTABLE),
    "archive.jpg": (b"PK\x03\x04" + bytes(500), NOT_PRINTABLE),
    "paper.jpg": (b"%PDF-1.7\n" + bytes(500), NOT_PRINTABLE),
    "postscript.jpg": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 300\n", NOT_PRINTABLE),
    "script.gif": (b"GIF89a/*" + b"<script>alert(1)</script>", NOT_PRINTABLE),
    "bitmap.jpg": (picture("BMP"), NOT_PRINTABLE),
    "tiff.jpg": (picture("TIFF"), NOT_PRINTABLE),
    "icon.png": (picture("ICO"), NOT_PRINTABLE),
    "only-a-start.jpg": (b"\xff\xd8\xff\xe0", NOT_PRINTABLE),
    "only-a-start.png": (b"\x89PNG\r\n\x1a\n", NOT_PRINTABLE),
    "cut.jpg": (picture("JPEG")[:-900], DAMAGED),
    "cut.png": (picture("PNG")[:-120], DAMAGED),
    "cut.webp": (picture("WEBP")[:-60], DAMAGED),
    "bomb.png": (hostile.bomb(), "too many pixels; 50 million is the most"),
    "large.png": (
        hostile.png(9_000, 8_000, rows=bytes(1126 * 8000)),
        "72 million pixels; 50 million is the most",
    ),
    "text-bomb.png": (hostile.text_bomb(), DAMAGED),
    "declared-huge.png": (hostile.png(2**31 - 1, 2**31 - 1), "too many pixels|million pixels"),
    "no-width.png": (hostile.png(0, 300), "damaged|can print|least"),
    "wrong-sum.png": (picture("PNG").replace(b"IHDR", b"IHDR\xff", 1), "damaged|can print"),
    "a-line.png": (picture("PNG", size=(5000, 1)), "5000 by 1; 100 pixels a side is the least"),
    "tracker.gif": (picture("GIF", size=(1, 1)), "100 pixels a side is the least"),
    "many-scans.jpg": (hostile.many_scans(70), TOO_MANY_PARTS),
    "many-notes.jpg": (hostile.with_parts(hostile.segment(0xFE) * 2500), TOO_MANY_PARTS),
    "exif-in-crumbs.jpg": (hostile.with_parts(hostile.segment(0xE1, b"Exif\0\0..") * 2500), TOO_MANY_PARTS),
    "filled-up.jpg": (hostile.with_parts(b"\xff" * 5000), TOO_MANY_PARTS),
    "only-filling.jpg": (b"\xff\xd8" + b"\xff" * 5000, TOO_MANY_PARTS),
    "raw.tiff.jpg": (picture("TIFF", "CMYK"), NOT_PRINTABLE),
    "layers.psd.jpg": (b"8BPS\0\1" + bytes(500), NOT_PRINTABLE),
    "telephone.heic.jpg": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(500), NOT_PRINTABLE),
    "long.png": (picture("PNG", "1", size=(1, 60_000)), "1 by 60000; 100 pixels a side is the least"),
    "profile-bomb.png": (hostile.profile_bomb(), DAMAGED),
    "heavy.jpg": (bytes(31_000_000), "31 MB; 30 MB is the most"),
}
TAKEN = {
    "plain.jpg": (picture("JPEG"), "jpg", (400, 300)),
    "plain.png": (picture("PNG"), "png", (400, 300)),
    "plain.webp": (picture("WEBP"), "webp", (400, 300)),
    "plain.avif": (picture("AVIF"), "avif", (400, 300)),
    "still.gif": (picture("GIF"), "gif", (400, 300)),
    "moving.gif": (hostile.moving("GIF"), "gif", (400, 300)),
    "moving.webp": (hostile.moving("WEBP"), "webp", (400, 300)),
    "telephone.jpg": (hostile.several(), "jpg", (400, 300)),
    "odd-exif.jpg": (hostile.odd_exif(), "jpg", (300, 400)),
    "notes-of-64k.jpg": (hostile.with_parts(hostile.segment(0xFE, bytes(65_000)) * 400), "jpg", (400, 300)),
    "ten-scans.jpg": (hostile.many_scans(1), "jpg", (400, 300)),
    "nonsense-profile.jpg": (picture(icc_profile=bytes(2_000_000)), "jpg", (400, 300)),
    "turned.jpg": (hostile.turned(), "jpg", (300, 400)),
    "placed.jpg": (hostile.placed(), "jpg", (400, 300)),
    "print.jpg": (picture("JPEG", "CMYK"), "jpg", (400, 300)),
    "palette.png": (picture("PNG", "P"), "png", (400, 300)),
    "one-bit.png": (picture("PNG", "1"), "png", (400, 300)),
    "grey.png": (picture("PNG", "LA"), "png", (400, 300)),
    "sixteen.png": (hostile.sixteen_bit(), "png", (400, 300)),
    "progressive.jpg": (picture("JPEG", progressive=True), "jpg", (400, 300)),
    "wrong-name.html": (picture("JPEG"), "jpg", (400, 300)),
    "both.html": (picture("JPEG") + b"<script>alert(1)</script>", "jpg", (400, 300)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_printable_picture_is_refused_in_words(name):
    data, words = REFUSED[name]

    with pytest.raises(ValidationError, match=words):
        checked_upload(ContentFile(data, name=name))


@pytest.mark.parametrize("name", TAKEN)
def test_a_picture_is_taken_by_what_it_is_not_by_its_name(name):
    data, suffix, size = TAKEN[name]

    assert checked_upload(ContentFile(data, name=name)) == (data, suffix, *size)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_damaged_file_is_taken_or_refused_but_never_an_error(format):
    good, chance = picture(format), random.Random(4711)
    for _ in range(150):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        bad = bytes(bad[: chance.choice([len(bad), chance.randrange(len(bad))])])
        try:
            checked_upload(ContentFile(bad, name="bad"))
            assert plain(opened(bad)).mode == "RGB"  # what the job does with it later
        except ValidationError as refusal:
            assert refusal.messages
