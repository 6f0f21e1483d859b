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
