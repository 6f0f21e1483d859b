"""Fonts of the machine, for letters that none of our faces has: Chinese, Japanese, Korean, Thai, Bengali …

Faces for these are tens of megabytes, too many to come with a newsroom that has no such stories.
"""

from functools import cache, lru_cache
from itertools import count
from pathlib import Path

from django.conf import settings
from PIL import ImageFont

KINDS = {".otf", ".ttc", ".ttf", ".woff2"}
MOST = 400  # files that are looked into
# What a headline is not set in, and what it is set in if there is a choice.
UNFIT = ("emoji", "italic", "lastresort", "light", "math", "mono", "oblique", "symbol", "thin")
BOLD, SERIF = ("black", "bold", "heavy"), ("batang", "mincho", "ming", "serif", "song")
# How Han letters are written, by language; the end of a family's name in the fonts of Noto and Source Han.
HAN = {"zh": "SC", "zh-hant": "TC", "zh-tw": "TC", "zh-hk": "HK", "ja": "JP", "ko": "KR"}


def font_files(language=""):
    """The font files in the folders that the settings name, those fit for a headline in `language` first."""
    family = _han(language).lower()
    return sorted(_fittest(), key=lambda file: not _family(file).endswith(family)) if family else _fittest()


@lru_cache(maxsize=100)
def index_for(file, language):
    """Which face of a collection writes Han letters as `language` does; 0 where none says so."""
    family = _han(language)
    for index in count() if family else ():
        try:
            name = ImageFont.truetype(file, 20, index).getname()[0] or ""
        except OSError:
            break
        if name.endswith(family):
            return index
    return 0


@cache
def _fittest():
    files = (file for folder in settings.FONTS for file in Path(folder).rglob("*"))
    return sorted((file for file in files if file.suffix.lower() in KINDS), key=_fitness)[:MOST]


def _fitness(file):
    name = file.stem.lower()
    unfit, bold, serif = (any(word in name for word in words) for words in (UNFIT, BOLD, SERIF))
    return unfit, not bold, "sans" in name or not serif, name


def _family(file):
    return file.stem.lower().partition("-")[0]


def _han(language):
    return HAN.get(language) or HAN.get(language.partition("-")[0], "")
