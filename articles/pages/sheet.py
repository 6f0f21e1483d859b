"""The style sheet as a page carries it, and its hash, by which the page's policy allows it."""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Sheet:
    """`css` goes between the style tags as it is; `source` is what style-src must name."""

    css: str
    source: str


@lru_cache(maxsize=8)
def sheet(accent="", dark=""):
    """The sheet, minified, fonts at their hashed addresses, the site's accent colours if it has some."""
    css = _minified(Path(finders.find("css/site.css")).read_text(encoding="utf-8"))
    css = re.sub(r"url\(\.\./(fonts/[\w.-]+)\)", lambda found: f"url({static(found[1])})", css)
    for colour, scheme in ((accent, "light"), (dark, "dark")):
        if COLOUR.fullmatch(colour or ""):
            css += f"@media screen and (prefers-color-scheme:{scheme}){{:root{{--accent:{colour}}}}}"
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return Sheet(css, f"'sha256-{digest}'")


def _minified(css):
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    return css.replace(";}", "}").replace(": ", ":").strip()
