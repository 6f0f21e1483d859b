"""The allow-list of a story's body."""

import re
from urllib.parse import urlsplit

import nh3

from .lines import safe

TAGS = set(
    "p br hr h2 h3 h4 blockquote cite strong b em i u s sub sup code pre abbr a ul ol li figure figcaption "
    "table caption thead tbody tfoot tr th td".split()
)
# Dropped with all they hold; any other unknown tag is dropped and its words stay.
DROPPED = set(
    "script style iframe object embed noscript noembed noframes template svg math title textarea select "
    "option xmp plaintext frameset form button audio video".split()
)
ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "rel"},
    "figure": {"data-photo", "data-embed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "abbr": {"title"},
    "ol": {"start", "reversed"},
    "*": {"lang", "dir"},
}
PROVIDERS = {
    "www.youtube.com": re.compile(r"/watch"),
    "youtu.be": re.compile(r"/[\w-]{6,20}"),
    "vimeo.com": re.compile(r"/\d{4,12}"),
    "soundcloud.com": re.compile(r"/[\w-]+/[\w-]+"),
}
SHAPES = {
    "start": re.compile(r"\d{1,4}"),
    "data-photo": re.compile(r"[1-9]\d{0,17}"),
    "colspan": re.compile(r"[1-9]\d?"),
    "rowspan": re.compile(r"[1-9]\d?"),
    "scope": re.compile(r"(row|col)(group)?"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "hreflang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
}
EMPTY_PARAGRAPH = re.compile(r"<p>(\s|&nbsp;|\xa0|<br>)*</p>\s*")
TOP_HEADING = re.compile(r"<(/?)h1(?=[\s>])", re.IGNORECASE)


def _attribute(tag, name, value):
    if name == "rel":
        return " ".join(sorted(set(value.split()) & {"nofollow", "sponsored", "ugc", "external"})) or None
    if name == "data-embed":
        return value if _is_embed(value) else None
    if name == "href" and value.lstrip().startswith("//"):
        return None
    shape = SHAPES.get(name)
    return value if shape is None or shape.fullmatch(value) else None


def _is_embed(value):
    try:
        address = urlsplit(value)
    except ValueError:
        return False
    provider = PROVIDERS.get(address.netloc)
    return address.scheme == "https" and bool(provider and provider.fullmatch(address.path))


BODY = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=DROPPED,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
)


def sanitize(html):
    """`html` with what the allow-list knows and nothing else. `sanitize(sanitize(x)) == sanitize(x)`.

    What is not stable under a second cleaning is an attack on the parser, and kept as plain text.
    """
    html = TOP_HEADING.sub(r"<\1h2", safe(html.replace("\r\n", "\n").replace("\r", "\n")))
    once = _tidy(BODY.clean(html))
    if _tidy(BODY.clean(once)) != once:
        return nh3.clean_text(once)
    return once


def _tidy(html):
    """Empty paragraphs out, until there is none."""
    while (tidier := EMPTY_PARAGRAPH.sub("", html)) != html:
        html = tidier
    return html.strip()
