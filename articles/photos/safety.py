"""What is let in as a picture: JPEG, PNG, WebP, GIF or AVIF by content, whole, and of a bearable size."""

import struct
import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import ExifTags, Image, UnidentifiedImageError

from .patience import check_jpeg

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "gif", "AVIF": "avif"}
# A JPEG with further pictures behind it, as telephones write them: the first is the picture.
KEPT_AS = {**FORMATS, "MPO": "jpg"}
ACCEPTED = ",".join(f"image/{format.lower()}" for format in FORMATS)  # for a browser's chooser
MOST_BYTES = 30_000_000
MOST_PIXELS = 50_000_000
# What unpacks to many times its pixels: 50 million of WebP took 800 MB.
MOST_OF = {"WEBP": 24_000_000, "AVIF": 24_000_000}
LEAST_SIDE = 100
ORIENTATION = ExifTags.Base.Orientation
ON_ITS_SIDE = {5, 6, 7, 8}
# What Pillow's readers were seen to raise on files made to break them.
DAMAGED = (OSError, SyntaxError, ValueError, EOFError, LookupError, TypeError, ArithmeticError, struct.error)
DAMAGED += (AttributeError, MemoryError, RuntimeError, Image.DecompressionBombError)


def checked_upload(file):
    """The bytes, suffix, width and height (upright) of a picture file, after decoding it whole.

    Raises ValidationError saying what is wrong. A file that unpacks to more than 50 megapixels (24 of
    WebP and AVIF) is refused by its header, before anything is unpacked.
    """
    if not file.size:
        raise ValidationError(_("The file is empty."))
    if file.size > MOST_BYTES:
        raise ValidationError(_("The picture has %d MB; 30 MB is the most.") % (file.size // 1_000_000))
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    picture = opened(data)
    try:
        picture.load()
    except DAMAGED as error:
        raise ValidationError(_("The picture is damaged or cut short.")) from error
    width, height = picture.size
    if orientation(picture) in ON_ITS_SIDE:
        width, height = height, width
    return data, KEPT_AS[picture.format], width, height


def orientation(picture):
    """How the camera was held, 1 to 8, by the file's word; 1 where what it says makes no sense."""
    try:
        said = picture.getexif().get(ORIENTATION)
    except DAMAGED:
        return 1
    return said if said in range(1, 9) else 1


def opened(data):
    """A Pillow image of `data`, its header read and judged, its pixels not yet unpacked."""
    if data.startswith(b"\xff\xd8\xff"):
        check_jpeg(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=list(FORMATS))
    except UnidentifiedImageError as error:
        raise ValidationError(
            _("This is not a picture we can print: JPEG, PNG, WebP, GIF or AVIF.")
        ) from error
    except Image.DecompressionBombError as error:
        raise ValidationError(_("The picture has too many pixels; 50 million is the most.")) from error
    except DAMAGED as error:
        raise ValidationError(_("The picture is damaged or cut short.")) from error
    width, height = picture.size
    most = MOST_OF.get(picture.format, MOST_PIXELS)
    if width * height > most:
        raise ValidationError(
            _("The picture has %(n)d million pixels; %(most)d million is the most.")
            % {"n": width * height // 1_000_000, "most": most // 1_000_000}
        )
    if min(width, height) < LEAST_SIDE:
        raise ValidationError(
            _("The picture is %(w)d by %(h)d; 100 pixels a side is the least.") % {"w": width, "h": height}
        )
    return picture
