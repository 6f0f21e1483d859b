"""What a picture file says of itself, as agencies and cameras write it: XMP, then IPTC, then EXIF."""

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import ExifTags, IptcImagePlugin

from articles.richtext import plain_line

from .safety import DAMAGED, opened

LONGEST = {"title": 200, "caption": 500, "credit": 200, "creator": 120, "alt": 500, "rights_note": 300}
LONGEST_XMP = 400_000  # bytes; programs keep whole histories of edits in it
DC, PHOTOSHOP = "{http://purl.org/dc/elements/1.1/}", "{http://ns.adobe.com/photoshop/1.0/}"
IPTC_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IN_XMP = {
    "title": f"{PHOTOSHOP}Headline",
    "caption": f"{DC}description",
    "creator": f"{DC}creator",
    "line": f"{PHOTOSHOP}Credit",
    "alt": f"{IPTC_CORE}AltTextAccessibility",
    "rights_note": f"{DC}rights",
}
IN_IPTC = {"title": 105, "caption": 120, "creator": 80, "line": 110, "rights_note": 116}
IN_EXIF = {
    "caption": ExifTags.Base.ImageDescription,
    "creator": ExifTags.Base.Artist,
    "rights_note": ExifTags.Base.Copyright,
}
OF_CAMERAS = ("DIGITAL CAMERA", "DCIM", "DSC", "SONY")  # what they write for want of a caption


def words_in(data):
    """Title, caption, credit, creator, alt and rights note found in the bytes of a picture, each a
    plain line, "" where there is none.

    The credit is "Creator / Credit line" where both are there. Never refuses: words are a gift.
    """
    picture, found = opened(data), {}
    for read in (_xmp, _iptc, _exif):
        try:
            for name, words in read(picture).items():
                found[name] = found.get(name) or plain_line(words)
        except DAMAGED:
            continue
    credit = dict.fromkeys(filter(None, (found.get("creator"), found.pop("line", ""))))
    found["credit"] = " / ".join(credit)
    return {name: found.get(name, "")[:most].strip() for name, most in LONGEST.items()}


def _xmp(picture):
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    start, end = packet.find(b"<"), packet.rfind(b">")
    if not packet or len(packet) > LONGEST_XMP:
        return {}
    try:
        root = fromstring(packet[start : end + 1], forbid_dtd=True)
    except (ParseError, DefusedXmlException):
        return {}
    return {name: _said(root, tag) for name, tag in IN_XMP.items()}


def _said(root, tag):
    """The text of a property, written as an attribute, as text, or as a list; the default language first."""
    for about in root.iter(f"{RDF}Description"):
        if about.get(tag):
            return about.get(tag)
    for one in root.iter(tag):
        items = list(one.iter(f"{RDF}li"))
        items.sort(key=lambda item: item.get(XML_LANG, "x-default") != "x-default")
        listed = [item.text or "" for item in items]
        if tag != IN_XMP["creator"]:
            listed = listed[:1]
        return ", ".join(filter(None, listed)) if items else one.text or ""
    return ""


def _iptc(picture):
    found = IptcImagePlugin.getiptcinfo(picture) or {}
    return {name: _line(found.get((2, number), b"")) for name, number in IN_IPTC.items()}


def _exif(picture):
    found = picture.getexif()
    said = {name: _utf_8(str(found.get(tag) or "").strip("\0 ")) for name, tag in IN_EXIF.items()}
    if any(word in said["caption"].upper() for word in OF_CAMERAS) and said["caption"].isupper():
        said["caption"] = ""
    return said


def _utf_8(line):
    """Pillow reads EXIF as Latin-1; programs write UTF-8, which seldom makes sense as the other."""
    try:
        return line.encode("latin-1").decode()
    except UnicodeError:
        return line


def _line(value):
    if isinstance(value, list):
        value = b", ".join(value)
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
