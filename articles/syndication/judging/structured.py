"""JSON-LD by schema.org and what Google asks of news: a story, a correspondent, the newsroom."""

import re

from . import ADVICE
from .rules import is_absolute, judged_time, moment

ARTICLE = "Article"
PEOPLE = {"Person", "Organization", "NewsMediaOrganization"}
LONG_HEADLINE, WIDE, FEWEST_PIXELS = 110, 1200, 50_000
RATIOS = {"16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1}


def judged_story(head, address):
    """What is wrong with what a story's page tells of its story."""
    found = head.block(ARTICLE)
    if len(found) != 1:
        yield f"has {len(found)} articles in JSON-LD"
        return
    (data,) = found
    headline = str(data.get("headline") or "")
    if not headline:
        yield "article has no headline"
    elif len(headline) > LONG_HEADLINE:
        yield f"{ADVICE}a headline of {len(headline)} characters is cut above {LONG_HEADLINE}"
    if data.get("url", address) != address or _id(data.get("mainEntityOfPage")) != address:
        yield "article names another page than its own"
    yield from _judged_times(data)
    yield from _judged_people(data)
    yield from _judged_pictures(data.get("image") or [])
    if data.get("inLanguage") != head.language:
        yield f"article is in {data.get('inLanguage')}, its page in {head.language}"
    if not isinstance(data.get("isAccessibleForFree"), bool):
        yield "article does not say whether it is free (isAccessibleForFree)"
    for note in data.get("correction", []):
        yield from judged_time("correction’s datePublished", note.get("datePublished"))
        if note.get("@type") != "CorrectionComment" or not note.get("text"):
            yield "has a correction without type or text"
    if {"aggregateRating", "review"} & set(data):
        yield "article carries ratings, which news may not"
    yield from judged_trail(head)
    if not head.block("BreadcrumbList"):
        yield "has no BreadcrumbList"


def _judged_times(data):
    published, modified = data.get("datePublished"), data.get("dateModified")
    yield from judged_time("datePublished", published)
    yield from judged_time("dateModified", modified)
    if moment(published) and moment(modified) and moment(modified) < moment(published):
        yield f"was modified ({modified}) before it was published ({published})"


def _judged_people(data):
    authors = data.get("author") or []
    authors = authors if isinstance(authors, list) else [authors]
    if not authors:
        yield "article has no author"
    for one in authors:
        if one.get("@type") not in PEOPLE or not one.get("name"):
            yield "has an author without type or name"
        if not is_absolute(one.get("url") or ""):
            yield f"author {one.get('name')} has no page (url)"
    publisher = data.get("publisher") or {}
    if not publisher.get("name"):
        yield "article has no publisher"
    if not is_absolute((publisher.get("logo") or {}).get("url", "")):
        yield "publisher has no logo"


def _judged_pictures(pictures):
    shapes = []
    for picture in pictures:
        width, height = picture.get("width") or 0, picture.get("height") or 0
        if not is_absolute(picture.get("url") or ""):
            yield f"picture {picture.get('url')} is not absolute"
        elif width * height < FEWEST_PIXELS:
            yield f"picture {picture['url']} is {width} × {height}: fewer than {FEWEST_PIXELS:,} pixels"
        if height:
            shapes.append(width / height)
    if pictures:
        widest = max(picture.get("width") or 0 for picture in pictures)
        if widest < WIDE:
            yield f"{ADVICE}its widest picture has {widest} pixels; large previews ask for {WIDE}"
        for name, ratio in RATIOS.items():
            if not any(abs(shape / ratio - 1) < 0.03 for shape in shapes):
                yield f"{ADVICE}has no picture in {name}"


def judged_trail(head):
    """The way to the page."""
    for data in head.block("BreadcrumbList"):
        steps = data.get("itemListElement") or []
        if [step.get("position") for step in steps] != list(range(1, len(steps) + 1)) or not steps:
            yield "the steps of its BreadcrumbList are not numbered from 1"
        for step in steps[:-1]:
            if not step.get("name") or not is_absolute(step.get("item") or ""):
                yield f"step {step.get('position')} of its BreadcrumbList has no name or address"


def judged_profile(head, address):
    """A correspondent's page."""
    found = [one.get("mainEntity") or {} for one in head.block("ProfilePage")]
    if len(found) != 1:
        yield f"has {len(found)} ProfilePages in JSON-LD"
        return
    if found[0].get("@type") != "Person" or not found[0].get("name"):
        yield "its ProfilePage is of no person with a name"
    if found[0].get("url") != address:
        yield "its ProfilePage names another page than its own"


def judged_newsroom(head, address):
    """A front page."""
    found = head.block("NewsMediaOrganization")
    if len(found) != 1:
        yield f"has {len(found)} NewsMediaOrganizations in JSON-LD"
        return
    (data,) = found
    if not data.get("name") or not is_absolute(data.get("url") or ""):
        yield "the newsroom has no name or address"
    if not is_absolute((data.get("logo") or {}).get("url", "")):
        yield "the newsroom has no logo"
    for name, value in data.items():
        if re.search(r"Policy$|Principles$|^masthead$|FundingInfo$", name) and not is_absolute(str(value)):
            yield f"{name} {value} is not absolute"


def _id(thing):
    return thing.get("@id") if isinstance(thing, dict) else thing
