"""Picture files, good and bad, made here: each function returns the bytes of one."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def picture(format="JPEG", mode="RGB", size=(400, 300), colour=None, **saving):
    """A picture, dark at its left half and light at its right."""
    image = Image.new("RGB", size, "white")
    image.paste("black", (0, 0, size[0] // 2, size[1]))
    if colour:
        image.paste(colour, (0, 0, *size))
    packed = BytesIO()
    image.convert(mode).save(packed, format, **saving)
    return packed.getvalue()


def turned():
    """Stored on its side, upright by its EXIF: 300 by 400 to the eye."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture(exif=exif)


def held_as(orientation):
    """300 by 500 to the eye, with red at the upper right, stored as a camera held so would."""
    seen = Image.new("RGB", (300, 500), "white")
    seen.paste("red", (200, 0, 300, 100))
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what turns the eye's picture into the stored one
    stored = seen.transpose(undo[orientation]) if orientation in undo else seen
    exif, packed = Image.Exif(), BytesIO()
    exif[0x0112] = orientation
    stored.save(packed, "JPEG", exif=exif, quality=95)
    return packed.getvalue()


def placed():
    """With a GPS position, a camera's number and a comment, as a telephone writes them."""
    exif = Image.Exif()
    exif[0x010F], exif[0xA431] = "Camera-maker", "SERIAL-4711"
    exif.get_ifd(0x8825)[2] = (40.0, 24.0, 30.0)
    return picture(exif=exif, comment=b"PRIVATE-NOTE")


def sixteen_bit():
    image = Image.new("I;16", (400, 300), 65535)
    image.paste(0, (0, 0, 200, 300))
    packed = BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


def seen_through():
    image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    packed = BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


def moving(format):
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("red", "green", "blue")]
    packed = BytesIO()
    frames[0].save(packed, format, save_all=True, append_images=frames[1:], duration=50)
    return packed.getvalue()


def several():
    """A JPEG with a second picture behind it, as telephones write them for depth or brightness."""
    frames = [Image.new("RGB", (400, 300), colour) for colour in ("white", "red")]
    packed = BytesIO()
    frames[0].save(packed, "MPO", save_all=True, append_images=frames[1:])
    return packed.getvalue()


def segment(marker, data=b""):
    return bytes((0xFF, marker)) + struct.pack(">H", len(data) + 2) + data


def with_parts(parts):
    """A JPEG with what is given right after its beginning."""
    good = picture()
    return good[:2] + parts + good[2:]


def many_scans(times):
    """A progressive JPEG whose last scan comes again and again: each goes over the whole picture."""
    good = picture(progressive=True)
    return good[:-2] + good[good.rindex(b"\xff\xda") : -2] * times + b"\xff\xd9"


def odd_exif(format="JPEG"):
    """On its side by its EXIF, where the name of the program is a number, as some cameras write it."""
    exif = Image.Exif()
    exif[0x0112], exif[0x0131] = 6, ""
    number = exif.tobytes().replace(b"\x01\x31\x00\x02", b"\x01\x31\x00\x0b", 1)
    return picture(format, exif=number)


def png(width, height, depth=1, colour=0, rows=b""):
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND")
    )


def chunk(name, data=b""):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb():
    """Some 20 KB that unpack to 200 million pixels."""
    return png(20_000, 10_000, rows=bytes((20_000 // 8 + 1) * 10_000))


def text_bomb():
    """A small picture whose comment unpacks to 50 MB."""
    good = picture("PNG")
    note = b"Comment\0\0" + zlib.compress(bytes(50_000_000), 9)
    return good[:33] + chunk(b"zTXt", note) + good[33:]


def profile_bomb():
    """A small picture whose colour profile unpacks to 100 MB."""
    good = picture("PNG")
    return good[:33] + chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(100_000_000), 9)) + good[33:]


def captioned(**lines):
    """With IPTC lines as an agency's desk writes them: `caption`, `credit`, `byline`, each in bytes."""
    numbers = {"caption": 120, "credit": 110, "byline": 80}
    records = b"".join(
        struct.pack(">BBBH", 0x1C, 2, numbers[name], len(line)) + line for name, line in lines.items()
    )
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + b"\0" * (len(records) % 2)
    segment = b"Photoshop 3.0\0" + block
    good = picture()
    return good[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + good[2:]
