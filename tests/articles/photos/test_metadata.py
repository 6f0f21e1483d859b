from importlib import util
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import ExifTags, Image, PngImagePlugin

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
    found = words_in(hostile.captioned(**lines))

    assert (found["caption"], found["credit"]) == (caption, credit)


@pytest.mark.parametrize("format", ["PNG", "WEBP", "GIF", "AVIF"])
def test_a_file_without_words_gives_none(format):
    assert set(words_in(hostile.picture(format)).values()) == {""}


XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Meridian">
<photoshop:Headline>Dam opens</photoshop:Headline>
<dc:creator><rdf:Seq><rdf:li>Mira Toll</rdf:li><rdf:li>Oona Lund</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="az">Bənd</rdf:li><rdf:li xml:lang="x-default">The dam &amp; its
 gates.</rdf:li></rdf:Alt></dc:description>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">One use.</rdf:li></rdf:Alt></dc:rights>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Water falls.</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>""".encode()


@pytest.mark.parametrize("format", ["JPEG", "WEBP", "PNG"])
def test_all_that_is_said_of_a_picture_is_read_from_xmp(format):
    how = {"pnginfo": png_words(XMP)} if format == "PNG" else {"xmp": XMP}

    assert words_in(hostile.picture(format, **how)) == {
        "title": "Dam opens",
        "caption": "The dam & its gates.",
        "credit": "Mira Toll, Oona Lund / Meridian",
        "creator": "Mira Toll, Oona Lund",
        "alt": "Water falls.",
        "rights_note": "One use.",
    }


def png_words(xmp):
    words = PngImagePlugin.PngInfo()
    words.add_itxt("XML:com.adobe.xmp", xmp.decode())
    return words


@pytest.mark.parametrize(
    "xmp",
    [
        b"<x:xmpmeta",
        b"\xff\xfe\x00",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 5000,
    ],
)
def test_xmp_made_to_do_harm_says_nothing(xmp):
    assert set(words_in(hostile.picture(xmp=xmp)).values()) == {""}


def exif(**said):
    found = Image.Exif()
    for name, words in said.items():
        found[ExifTags.Base[name]] = words
    return hostile.picture(exif=found)


def test_where_nobody_said_more_the_camera_is_asked():
    found = words_in(exif(Artist="Mira Toll", Copyright="Meridian 2026", ImageDescription="The dam."))

    assert (found["creator"], found["credit"]) == ("Mira Toll", "Mira Toll")
    assert (found["rights_note"], found["caption"]) == ("Meridian 2026", "The dam.")


@pytest.mark.parametrize("coded", ["utf-8", "latin-1"])
def test_letters_of_any_script_are_read_from_exif(coded):
    name = "Leyla Məmmədova, 王芳, ليلى" if coded == "utf-8" else "Zoé Müller"
    room = "x" * len(name.encode(coded))
    data = exif(Artist=room).replace(room.encode(), name.encode(coded))

    assert words_in(data)["creator"] == name


def test_words_made_to_do_harm_are_a_plain_line(db):
    name = "Mira\u202e lloT\r\n</title><script>alert(1)</script>"
    room = "x" * len(name.encode())
    data = exif(Artist=room).replace(room.encode(), name.encode())

    assert words_in(data)["creator"] == words_in(data)["credit"]
    assert not set(words_in(data)["creator"]) & set("\u202e\r\n")
    assert add_photo(ContentFile(data, name="x.jpg")).creator == words_in(data)["creator"]


@pytest.mark.parametrize("words", ["OLYMPUS DIGITAL CAMERA", "SONY DSC"])
def test_what_a_camera_writes_for_want_of_a_caption_is_none(words):
    assert words_in(exif(ImageDescription=words))["caption"] == ""


def test_words_cut_short_are_no_reason_to_refuse(db):
    data = hostile.captioned(caption=b"The dam.").replace(b"\x1c\x02\x78\x00\x08", b"\x1c\x02\x78\xff\xff")

    assert add_photo(ContentFile(data, name="x.jpg")).width == 400


def test_what_the_desk_says_goes_before_what_the_file_says(db):
    data = hostile.captioned(caption=b"From the file", credit=b"Meridian")

    photo = add_photo(ContentFile(data, name="x.jpg"), caption="From the desk", credit="")

    assert (photo.caption, photo.credit) == ("From the desk", "Meridian")
