from importlib import util
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from articles.photos.metadata import words_in
from articles.photos.uploads import add_photo

spec = util.spec_from_file_location("hostile", Path(__file__).with_name("hostile.py"))
hostile = util.module_from_spec(spec)
spec.loader.exec_module(hostile)


@pytest.mark.parametrize(
    ("lines", "caption", "credit"),
    [
        (
            {"caption": b"The dam.", "credit": b"Meridian", "byline": b"Mira Toll"},
            "The dam.",
            "Mira Toll / Meridian",
        ),
        ({"credit": b"Meridian", "byline": b"Meridian"}, "", "Meridian"),
        ({"caption": "Bəndin qapıları".encode()}, "Bəndin qapıları", ""),
        ({"caption": "Café".encode("latin-1")}, "Café", ""),
        ({"caption": b"A\0B\x1bC" + b"\xe2\x80\xae" + b"\n two"}, "ABC two", ""),
        ({"caption": b"x" * 9000}, "x" * 500, ""),
        ({}, "", ""),
    ],
)
def test_caption_and_credit_are_read_from_the_file(lines, caption, credit):
    assert words_in(hostile.captioned(**lines)) == {"caption": caption, "credit": credit}


@pytest.mark.parametrize("format", ["PNG", "WEBP", "GIF", "AVIF"])
def test_a_file_without_words_gives_none(format):
    assert words_in(hostile.picture(format)) == {"caption": "", "credit": ""}


def test_words_cut_short_are_no_reason_to_refuse(db):
    data = hostile.captioned(caption=b"The dam.").replace(b"\x1c\x02\x78\x00\x08", b"\x1c\x02\x78\xff\xff")

    assert add_photo(ContentFile(data, name="x.jpg")).width == 400


def test_what_the_desk_says_goes_before_what_the_file_says(db):
    data = hostile.captioned(caption=b"From the file", credit=b"Meridian")

    photo = add_photo(ContentFile(data, name="x.jpg"), caption="From the desk", credit="")

    assert (photo.caption, photo.credit) == ("From the desk", "Meridian")
