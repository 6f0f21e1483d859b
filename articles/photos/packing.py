"""A picture as the bytes of a file: light enough for a phone, with its credit and nothing else said in it."""

import struct
from html import escape
from io import BytesIO

SAVING = {
    "jpg": ("JPEG", {"optimize": True, "progressive": True}),
    "webp": ("WEBP", {"method": 3}),
}
QUALITIES = {"jpg": (80, 70, 60, 50, 40, 30), "webp": (78, 68, 58, 48, 38, 28)}
ON_A_PHONE = 1280  # pixels: the widest a phone asks for
PHONE_BYTES = 60_000


def packed(picture, suffix, *, creator="", credit=""):
    """The bytes of `picture` in RGB. One that a phone asks for has at most 60,000, if a quality one
    can still look at allows it."""
    format, options = SAVING[suffix]
    xmp = xmp_of(creator, credit)
    for quality in QUALITIES[suffix]:
        into = BytesIO()
        picture.save(into, format, quality=quality, **options, **({"xmp": xmp} if xmp else {}))
        data = into.getvalue()
        if picture.width > ON_A_PHONE or len(data) <= PHONE_BYTES:
            break
    return with_iptc(data, creator, credit) if suffix == "jpg" else data


def xmp_of(creator, credit):
    """Who made it and who is to be named, as XMP; b"" where nobody is."""
    if not (creator or credit):
        return b""
    made_by = f"<dc:creator><rdf:Seq><rdf:li>{escape(creator)}</rdf:li></rdf:Seq></dc:creator>"
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f"<photoshop:Credit>{escape(credit or creator)}</photoshop:Credit>{made_by if creator else ''}"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def with_iptc(jpeg, creator, credit):
    """The JPEG with the same in the older form that agencies' programs read."""
    lines = [(80, creator.encode()), (110, credit.encode())]
    records = b"".join(_record(2, number, line) for number, line in lines if line)
    if not records:
        return jpeg
    records = _record(1, 90, b"\x1b%G") + records  # in UTF-8
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    segment = b"Photoshop 3.0\0" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def _record(part, number, line):
    return struct.pack(">BBBH", 0x1C, part, number, len(line)) + line
