"""What the largest picture that is let in takes: measured in a process of its own."""

import subprocess
import sys
from io import BytesIO

import pytest
from PIL import Image

MOST_MB = 640
# Not `ru_maxrss`: that of a child begins with what its parent held.
# Takes a file on its input as the upload and then the job do; prints the most memory it held, in kilobytes.
TAKE = """
import sys
from django.conf import settings
settings.configure(USE_I18N=False)
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from articles.photos.plain import plain
from articles.photos.safety import checked_upload, opened
data = sys.stdin.buffer.read()
try:
    checked_upload(ContentFile(data, name="x"))
    picture = plain(opened(data))
    said = f"taken {picture.mode}"
except ValidationError as error:
    said = error.messages[0]
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(peak.split()[1], said)
"""


def large(mode, format, size, **saving):
    packed = BytesIO()
    Image.new(mode, size).save(packed, format, **saving)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("mode", "format", "size", "saving"),
    [
        ("RGBA", "PNG", (8000, 6200), {"compress_level": 1}),
        ("P", "PNG", (8000, 6200), {"compress_level": 1}),
        ("I;16", "PNG", (8000, 6200), {"compress_level": 1}),
        ("CMYK", "JPEG", (8000, 6200), {}),
        ("RGB", "WEBP", (6000, 4000), {"method": 0}),
        ("RGB", "AVIF", (6000, 4000), {"speed": 10}),
    ],
    ids=["see-through", "palette", "sixteen bit", "cmyk", "webp", "avif"],
)
def test_the_largest_picture_fits_into_a_small_machine(mode, format, size, saving):
    done = subprocess.run(
        [sys.executable, "-c", TAKE],
        input=large(mode, format, size, **saving),
        capture_output=True,
        check=True,
    )
    kilobytes, said = done.stdout.decode().split(" ", 1)

    assert said.strip() == "taken RGB"
    assert int(kilobytes) // 1024 < MOST_MB


def test_what_is_larger_is_refused_before_it_is_unpacked():
    done = subprocess.run(
        [sys.executable, "-c", TAKE],
        input=large("RGB", "WEBP", (6100, 4000), method=0),
        capture_output=True,
        check=True,
    )
    kilobytes, said = done.stdout.decode().split(" ", 1)

    assert said.strip() == "The picture has 24 million pixels; 24 million is the most."
    assert int(kilobytes) // 1024 < 128
