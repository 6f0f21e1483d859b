"""The files at the root of a site: robots.txt, security.txt, humans, ads, trust, a key, a manifest, icons."""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from .rules import judged_address, judged_answer, moment

LONGEST_ROBOTS = 512_000
YEAR = timedelta(days=366)
ENGINES = ("Googlebot", "Googlebot-News", "Bingbot")
ADS_KIND = re.compile(r"direct|reseller", re.IGNORECASE)
PNG = b"\x89PNG\r\n\x1a\n"


def judged_robots(answer, site, stories=()):
    """(what is wrong, the sitemaps it names): RFC 9309, and whether search engines may read `stories`."""
    wrong = list(judged_answer(answer, site, ["text/plain"], LONGEST_ROBOTS))
    if answer.status != 200:
        return wrong, []
    lines = [line.partition("#")[0].strip() for line in answer.text.splitlines()]
    wrong += [f"has a line that is none: {line[:60]}" for line in lines if line and ":" not in line]
    fields = [
        (key.strip().lower(), value.strip()) for key, _colon, value in (line.partition(":") for line in lines)
    ]
    sitemaps = [value for key, value in fields if key == "sitemap"]
    if not sitemaps:
        wrong.append("names no sitemap")
    for address in sitemaps:
        wrong += judged_address("Sitemap", address, site)
    if ("user-agent", "*") not in fields:
        wrong.append("says nothing to everyone (User-agent: *)")
    parser = RobotFileParser()
    parser.parse(answer.text.splitlines())
    for address in [site.host + "/", *stories]:
        wrong += [
            f"{engine} may not read {address}" for engine in ENGINES if not parser.can_fetch(engine, address)
        ]
    return wrong, sitemaps


def judged_security(answer, site):
    """RFC 9116."""
    yield from judged_answer(answer, site, ["text/plain"])
    if answer.status != 200:
        return
    fields = [line.split(": ", 1) for line in answer.text.splitlines() if line and line[0] != "#"]
    if any(len(field) != 2 for field in fields):
        yield "has a line that is none"
        return
    said = {}
    for key, value in fields:
        said.setdefault(key.lower(), []).append(value)
    for contact in said.get("contact", ["nothing"]):
        if not re.match(r"(mailto:\S+@\S+|tel:\S+|https://\S+)$", contact):
            yield f"Contact is {contact}: no mailto:, tel: or https: address"
    expires = said.get("expires", [])
    if len(expires) != 1 or moment(expires[0]) is None:
        yield f"has not one Expires with an offset: {', '.join(expires) or 'none'}"
    elif moment(expires[0]) <= datetime.now(UTC):
        yield f"lapsed at {expires[0]}"
    elif moment(expires[0]) > datetime.now(UTC) + YEAR:
        yield f"is to be true until {expires[0]}: more than a year"
    if said.get("canonical") and answer.address not in said["canonical"]:
        yield f"Canonical is {', '.join(said['canonical'])} and not its own address"
    if len(said.get("preferred-languages", [])) > 1:
        yield "has more than one Preferred-Languages"


def judged_text(answer, site):
    """A file of text with anything in it."""
    yield from judged_answer(answer, site, ["text/plain"])
    if answer.status == 200 and not answer.text.strip():
        yield "is empty"


def judged_ads(answer, site):
    yield from judged_text(answer, site)
    for line in _lines(answer):
        fields = [field.strip() for field in line.split(",")]
        is_seller = len(fields) in {3, 4} and all(fields[:2]) and ADS_KIND.fullmatch(fields[2])
        if not is_seller and not re.fullmatch(r"[\w-]+=\S.*", line):
            yield f"has a line that is none: {line[:60]}"


def judged_trust(answer, site):
    yield from judged_text(answer, site)
    yield from (
        f"has a line that is none: {line[:60]}"
        for line in _lines(answer)
        if not re.fullmatch(r"[\w-]+=\S.*", line)
    )


def judged_key(answer, site, key):
    """IndexNow's: the file holds the key and nothing else."""
    yield from judged_answer(answer, site, ["text/plain"])
    if answer.status == 200 and answer.text.strip() != key:
        yield "does not hold the key"


def judged_manifest(answer, site):
    """(what is wrong, [(address, size)] of the icons it names)."""
    wrong = list(judged_answer(answer, site, ["application/manifest+json", "application/json"], tagged=False))
    if answer.status != 200:
        return wrong, []
    try:
        told = json.loads(answer.body)
        icons = [(urljoin(answer.address, one["src"]), one["sizes"]) for one in told.get("icons", [])]
    except (ValueError, KeyError, TypeError, AttributeError):
        return [*wrong, "is no JSON, or has an icon without src and sizes"], []
    wrong += [f"has no {field}" for field in ("name", "start_url", "icons") if not told.get(field)]
    return wrong, icons


def judged_picture(answer, sizes=""):
    """A picture that answers as one; a PNG of the `sizes` that were told ("192x192")."""
    if answer.status != 200:
        yield f"answers {answer.status}" if answer.status else f"does not answer: {answer.error}"
    elif not answer.content_type.startswith("image/"):
        yield f"is served as {answer.content_type}"
    elif sizes and answer.body.startswith(PNG):
        width, height = (int.from_bytes(answer.body[start : start + 4]) for start in (16, 20))
        if f"{width}x{height}" != sizes:
            yield f"is {width}x{height}, not {sizes} as told"


def _lines(answer):
    if answer.status != 200:
        return []
    lines = (line.partition("#")[0].strip() for line in answer.text.splitlines())
    return [line for line in lines if line]
