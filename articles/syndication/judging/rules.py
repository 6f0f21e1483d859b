"""What several formats ask for in the same way: dates, addresses, languages, a text that answers rightly."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from .asking import LONGEST

W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
RFC_822 = re.compile(r"([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UT)")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
GRACE = timedelta(minutes=1)  # the clocks of two machines
LONGEST_ADDRESS = 2048


def moment(text):
    """A time as RFC 3339 and W3C have it, with its offset; None where it is none."""
    return _read(datetime.fromisoformat, text) if W3C.fullmatch(text or "") else None


def mail_moment(text):
    """A time as RSS has it, with its offset; None where it is none."""
    return _read(parsedate_to_datetime, text) if RFC_822.fullmatch(text or "") else None


def _read(reader, text):
    try:
        return reader(text)
    except ValueError:
        return None


def judged_time(name, text, read=moment):
    """What is wrong with a time that says when something happened."""
    if not text:
        yield f"{name} is missing"
        return
    time = read(text)
    if time is None:
        yield f"{name} “{text}” is no time with an offset"
    elif time > datetime.now(UTC) + GRACE:
        yield f"{name} {text} is in the future"


def judged_address(name, address, site):
    """What is wrong with an address that must be absolute and this site's own."""
    if not address:
        yield f"{name} is missing"
    elif not is_absolute(address):
        yield f"{name} {address} is not absolute"
    elif not site.is_own(address):
        yield f"{name} {address} is on another host than {site.host}"
    elif len(address) >= LONGEST_ADDRESS or not address.isascii():
        yield f"{name} {address[:80]} is not percent-encoded, or longer than {LONGEST_ADDRESS} characters"


def is_absolute(address):
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def judged_answer(answer, site, types, most=LONGEST, tagged=True):
    """Whether it answers 200, as what it is, in time and size, without a cookie, and 304 to who has it."""
    if answer.status != 200:
        yield f"answers {answer.status}" if answer.status else f"does not answer: {answer.error}"
        return
    if answer.content_type not in types:
        yield f"is served as {answer.content_type or 'nothing'}, not as {' or '.join(types)}"
    if len(answer.body) > most:
        yield f"has more than {most:,} bytes"
    if "Set-Cookie" in answer.headers:
        yield "sets a cookie"
    if tagged:
        yield from _judged_tag(answer, site)


def _judged_tag(answer, site):
    tag = answer.headers.get("ETag")
    if not tag:
        yield "has no ETag"
        return
    again = site.ask(answer.address, **{"If-None-Match": tag})
    # It may have changed in between, as a newsroom's pages do: then it has another tag.
    if again.status != 304 and not (again.status == 200 and again.headers.get("ETag") != tag):
        yield f"answers {again.status} and not 304 to who has it (ETag {tag})"
