"""One line of an import: from a dict of a stranger's making to an ArchivedStory, or to what is wrong."""

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.utils.text import slugify

from articles.richtext import from_text, plain_line, plain_text, sanitize
from articles.richtext.lines import safe
from articles.states import Label
from newsroom.languages import LANGUAGE_CODES

from .archived_story import ArchivedStory

KNOWN = frozenset(
    "id title standfirst summary kicker label body body_html section tags author byline dateline "
    "published lang translation_of source source_url licence photo reviews slug "
    "published_is_synthetic".split()
)
LIMITS = {"title": 400, "standfirst": 2000, "dateline": 120, "kicker": 60, "source": 200, "source_url": 500}
LIMITS |= {"licence": 100, "id": 200, "section": 80}
LONGEST_BODY = 2_000_000
YEARS = range(1000, 9999)  # whose days have addresses, in every zone
JOINERS = re.compile(r",\s*and\s+|\s+and\s+|,\s+|;\s*")


class BadLine(ValueError):
    """What is wrong with a line; the message begins with the field's name."""


def story_from(data, default_language="en"):
    """An ArchivedStory from a line's dict. Raises BadLine, naming the field."""
    language = (_text(data, "lang") or default_language).lower()
    if language not in LANGUAGE_CODES:
        raise BadLine(f"lang: “{language[:20]}” is not a language code that addresses can begin with")
    return ArchivedStory(
        external_id=_line(data, "id") or None,
        headline=_required(_line(data, "title"), "title"),
        standfirst=_line(data, "standfirst") or _line(data, "summary", limit=LIMITS["standfirst"]),
        kicker=_line(data, "kicker"),
        label=_label(data),
        body=_required(_body(data), "body"),
        published=_time(data, "published"),
        section=_line(data, "section"),
        language=language,
        slug=slugify(_text(data, "slug"), allow_unicode=True)[:80],
        tags=_names(data, "tags", most=50),
        bylines=_byline(data),
        dateline=_line(data, "dateline"),
        translation_of=_text(data, "translation_of") or None,
        source=_line(data, "source"),
        source_url=_address(data),
        licence=_line(data, "licence"),
        reviews=_reviews(data),
    )


def unknown_keys(data):
    return sorted({safe(key) for key in data} - KNOWN)


def _text(data, name):
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise BadLine(f"{name}: text was expected, not {type(value).__name__}")
    return safe(str(value)).strip()


def _line(data, name, limit=None):
    text = plain_line(_text(data, name))
    limit = limit or LIMITS[name]
    if len(text) > limit:
        raise BadLine(f"{name}: {len(text)} characters; {limit} is the most")
    return text


def _required(value, name):
    if not value:
        raise BadLine(f"{name}: missing")
    return value


def _label(data):
    label = _text(data, "label").lower() or Label.NEWS
    if label not in Label.values:
        raise BadLine(f"label: “{label[:20]}” is none of {', '.join(Label.values)}")
    return label


def _body(data):
    name = "body_html" if data.get("body_html") else "body"
    text = _text(data, name)
    if len(text) > LONGEST_BODY:
        raise BadLine(f"{name}: {len(text)} characters; {LONGEST_BODY} is the most")
    return sanitize(text if name == "body_html" else from_text(text))


def _time(data, name):
    text = _required(_text(data, name), name)
    try:
        moment = datetime.fromisoformat(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadLine(f"{name}: “{text[:40]}” is not a date and time (ISO 8601)") from error
    if moment.year not in YEARS:
        raise BadLine(f"{name}: {moment.year} is no year of a story")
    return moment


def _names(data, name, most):
    value = data.get(name) or []
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadLine(f"{name}: a list of names was expected")
    names = [plain_line(one)[:100] for one in value]
    return list({one.casefold(): one for one in names if one}.values())[:most]


def _byline(data):
    """A name, a list of names, or one line such as “A, B and C”."""
    name = "byline" if data.get("byline") else "author"
    value = data.get(name)
    if isinstance(value, str):
        value = [part for part in JOINERS.split(plain_line(value)) if part]
    return _names({name: value}, name, most=20)


def _address(data):
    address = _line(data, "source_url")
    try:
        scheme = urlsplit(address).scheme
    except ValueError as error:
        raise BadLine(f"source_url: {error}") from error
    if address and scheme not in {"http", "https"}:
        raise BadLine("source_url: only http and https addresses are taken")
    return address


def _reviews(data):
    value = data.get("reviews") or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise BadLine("reviews: a list of objects was expected")
    return [_review(one, place) for place, one in enumerate(value, start=1)]


def _review(data, place):
    rating = data.get("rating")
    if rating not in (1, 2, 3, 4, 5):
        raise BadLine(f"reviews: number {place} has no rating from 1 to 5")
    return {
        "name": plain_line(_text(data, "name"))[:60] or "Reader",
        "rating": int(rating),
        "text": _required(plain_text(_text(data, "text"))[:1000], "reviews"),
        "created": _time(data, "created"),
    }
