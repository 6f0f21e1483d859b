"""Which stories come into question: those nearest by their foremost words and tags, live, in the language.

About two hundred at most, whatever the archive holds. Those that may not stand beside the story never
come in: itself, its translations, what its body links to, what an editor excluded.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef

from articles.models import Address, Article, Revision

from .indexing import LAST_MINUTE, minute_of
from .postings import newest_with

ASKED_WORDS, BY_WORDS, BY_TAGS = 32, 150, 60
MOST_LINKS = 200
LINK = re.compile(r'<a [^>]*?href="([^"]+)"')


@dataclass
class Candidate:
    """A story that may be chosen, with its packed terms."""

    pk: int
    published_at: datetime
    section_id: int
    words: bytes
    tags: bytes


def candidates(telling, *, body="", before_only=False, without=()):
    """Candidate rows for the story of `telling` (weighed), in no order: three or four queries."""
    article = telling.article
    minute = minute_of(article.published_at) if article.published_at else LAST_MINUTE
    foremost = dict(list(telling.words.items())[:ASKED_WORDS])
    numbers = {*newest_with(foremost, minute, most=BY_WORDS)}
    numbers.update(newest_with(telling.tag_weights, minute, most=BY_TAGS))
    if not before_only and article.published_at:
        numbers.update(newest_with(foremost, minute, most=BY_WORDS // 2, after=True))
        numbers.update(newest_with(telling.tag_weights, minute, most=BY_TAGS // 2, after=True))
    numbers -= {*without, *family_of(article), *linked_in(body)}
    found = may_stand_beside(article, before_only=before_only).filter(pk__in=numbers)
    rows = found.values_list("pk", "published_at", "section_id", "terms__words", "terms__tags")
    return [Candidate(*row[:3], bytes(row[3]), bytes(row[4])) for row in rows if row[3] is not None]


def may_stand_beside(article, *, before_only=False):
    """Live stories in the language of `article`; with `before_only` those published by then."""
    live = Revision.objects.filter(article=OuterRef("pk")).live()
    found = Article.objects.filter(Exists(live), language=article.language)
    return found.filter(published_at__lte=article.published_at) if before_only else found


def family_of(article):
    """The story itself, its original, and every translation of either."""
    original = article.translation_of_id or article.pk
    family = {article.pk, original} - {None}
    if original:
        family.update(Article.objects.filter(translation_of=original).values_list("pk", flat=True))
    return family


def linked_in(body):
    """The stories of ours that `body` links to, by any address they ever had; one query, or none."""
    paths = {path for path in map(_own_path, LINK.findall(body)[:MOST_LINKS]) if path}
    if not paths:
        return []
    return list(Address.objects.filter(path__in=paths).values_list("article_id", flat=True))


def _own_path(href):
    try:
        address = urlsplit(unescape(href))
        host = address.hostname
    except ValueError:
        return ""
    if host and host not in settings.ALLOWED_HOSTS:
        return ""
    path = unquote(address.path)
    return path if path.startswith("/") and "\0" not in path else ""
