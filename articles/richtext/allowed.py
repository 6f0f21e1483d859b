"""The allow-list of a story's body: tags, attributes, addresses."""

import re
from urllib.parse import quote

import nh3

from .embeds import is_address
from .lines import plain_line

TAGS = set(
    "p br hr h2 h3 h4 blockquote cite strong em u s sub sup code abbr a ul ol li figure figcaption "
    "table caption thead tbody tfoot tr th td".split()
)
# Taken in under a foreign name, kept under ours.
RENAMED = {"h1": "h2", "h5": "h4", "h6": "h4", "b": "strong", "i": "em", "strike": "s", "del": "s"}
RENAMED |= dict.fromkeys("div section article main header footer aside address center dt dd pre".split(), "p")
# Dropped with all they hold; any other unknown tag is dropped and its words stay.
DROPPED = set(
    "script style iframe object embed noscript noembed noframes template svg math title textarea select "
    "option xmp plaintext frameset form button audio video".split()
)
ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "rel"},
    "figure": {"data-photo", "data-alt", "data-embed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "abbr": {"title"},
    "ol": {"start", "reversed"},
    "*": {"lang", "dir"},
}
SHAPES = {
    "start": re.compile(r"\d{1,4}", re.ASCII),
    "reversed": re.compile(""),
    "data-photo": re.compile(r"[1-9]\d{0,17}", re.ASCII),
    "colspan": re.compile(r"[1-9]\d?", re.ASCII),
    "rowspan": re.compile(r"[1-9]\d?", re.ASCII),
    "scope": re.compile(r"(row|col)(group)?"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "lang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
    "hreflang": re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"),
}
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s/\\]|/(?![/\\])|#", re.IGNORECASE)
SKIPPED_IN_ADDRESSES = re.compile(r"[\x00-\x1f\x7f-\x9f]")
UNSAFE_IN_ADDRESSES = re.compile(r"[\s<>\"'\\^`{|}]")
LONGEST_ADDRESS = 2000


def _attribute(tag, name, value):
    if name == "rel":
        return " ".join(sorted(set(value.split()) & {"nofollow", "sponsored", "ugc", "external"})) or None
    if name == "data-embed":
        return value if is_address(value) else None
    if name == "href":
        return _address(value)
    if name in {"title", "data-alt"}:
        return plain_line(re.sub("[<>]", " ", value))[:500].strip() or None
    shape = SHAPES.get(name)
    return value if shape is None or shape.fullmatch(value) else None


def _address(value):
    """An http, mailto, tel or own address; browsers skip tabs in one, so "/\\t/evil" is "//evil"."""
    value = SKIPPED_IN_ADDRESSES.sub("", value).strip()
    if not ADDRESS.match(value) or len(value) > LONGEST_ADDRESS:
        return None
    return UNSAFE_IN_ADDRESSES.sub(lambda match: quote(match[0]), value)


BODY = nh3.Cleaner(
    tags=TAGS | RENAMED.keys(),
    clean_content_tags=DROPPED,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
)
