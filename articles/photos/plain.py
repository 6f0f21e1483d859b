"""Any picture as one sees it: upright, its first frame, in plain sRGB on white."""

from io import BytesIO

from PIL import Image, ImageCms

from .safety import orientation

SRGB = ImageCms.createProfile("sRGB")
ENOUGH = (4800, 4800)  # more than the widest crop needs; a JPEG is unpacked no larger
SHRINKS = {"RGB", "RGBA", "L", "LA", "CMYK", "YCbCr"}  # the modes that are made smaller as they are
TURNS = {  # by EXIF's orientation; Pillow's own way writes EXIF anew, and fails where a camera wrote nonsense
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
MEANT = {"RGB", "CMYK", "L", "LAB"}  # the modes a colour profile may be of


def plain(picture):
    """An upright RGB copy of CMYK, palette, grey, 16 bit or see-through, no larger than `ENOUGH`, without
    any metadata. Made smaller first: each step takes the whole picture once more."""
    profile, held = picture.info.get("icc_profile"), orientation(picture)
    picture.draft(None, ENOUGH)
    if picture.mode in SHRINKS:
        picture.thumbnail(ENOUGH, Image.Resampling.LANCZOS, reducing_gap=2)
    if held in TURNS:
        picture = picture.transpose(TURNS[held])
    if picture.mode.startswith(("I", "F")):
        picture = _from_sixteen_bits(picture)
    if picture.mode in {"P", "PA", "LA", "RGBA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        picture.thumbnail(ENOUGH, Image.Resampling.LANCZOS, reducing_gap=2)
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
    picture = _in_srgb(picture, profile) if profile and picture.mode in MEANT else picture.convert("RGB")
    picture.thumbnail(ENOUGH, Image.Resampling.LANCZOS, reducing_gap=2)
    picture.info = {}  # Pillow would copy comments from here
    return picture


def _from_sixteen_bits(picture):
    _low, high = picture.getextrema()
    scale = 255 / (65535 if high > 255 else 255)
    return picture.point(lambda value: value * scale).convert("L")


def _in_srgb(picture, profile):
    """Its colours as the profile means them; as they stand where the profile makes no sense."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture.convert("RGB")
