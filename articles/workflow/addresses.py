"""The only writer of Address: where a story is found, for ever."""

from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from django.utils.text import slugify
from django.utils.timezone import now

from articles.models import Address
from articles.states import Withdrawn
from newsroom.site_settings.current import site_settings

LONGEST_SLUG = 80


def slug_for(article):
    """The article's slug, or one made from its headline: any script's letters, at most 80."""
    slug = article.slug or slugify(article.headline, allow_unicode=True)
    if len(slug) > LONGEST_SLUG:
        cut = slug[:LONGEST_SLUG]
        slug = cut.rsplit("-", 1)[0] if "-" in cut[40:] else cut
    return slug.strip("-_") or "story"


def path_for(article, slug, day):
    """`/az/section/2026/11/24/slug/`, without the code in the default language."""
    prefix = "" if article.language == site_settings().default_language else f"/{article.language}"
    return f"{prefix}/{article.section.slug}/{day:%Y/%m/%d}/{slug}/"


def settle_address(article):
    """Give a placed story the address of its first publication's local day, if it has none yet.

    An address that readers could have seen is never changed here; one of a story that is only
    scheduled follows its time. A story with no placed revision has none.
    """
    current = article.addresses.filter(current=True).first()
    if article.published_at is None:
        article.addresses.all().delete()
    elif current is None:
        _write(article, _day(article))
    elif article.published_at > now():
        article.addresses.all().delete()
        _write(article, _day(article))


def readdress(article):
    """After a change of slug or section on a placed story: a new current address, the old ones kept.

    The day stays that of the first publication. Going back to a former address makes it current again.
    """
    current = article.addresses.get(current=True)
    article.addresses.filter(current=True).update(current=False)
    return _write(article, _stored_day(current))


def is_where_it_belongs(article):
    """Whether a placed story's present address is the one that its section, slug and language make."""
    current = article.addresses.get(current=True)
    return current.path == path_for(article, article.slug, _stored_day(current))


def taken_by_another(article, slug):
    """Whether `slug` would make the address of another story, present or former: a placed story's day."""
    current = article.addresses.filter(current=True).first()
    if current is None:
        return False
    path = path_for(article, slug, _stored_day(current))
    return Address.objects.filter(path=path).exclude(article=article).exists()


def where_it_leads(article, to=None):
    """The page that a withdrawn story's redirect ends at, or "" where it would come back or run in a ring.

    `to` is asked about instead of what is kept. One query a step, and each story stands there once.
    """
    to, passed = article.withdrawn_to if to is None else to, {article.pk}
    while True:
        path, question, query = to.partition("?")
        address = (
            Address.objects.filter(path=unquote(path.partition("#")[0])).select_related("article").first()
        )
        if address is None:
            return to
        if address.article_id in passed:
            return ""
        passed.add(address.article_id)
        following = address.article
        if not (following.withdrawn_at and following.withdrawn_as == Withdrawn.REDIRECT):
            current = following.addresses.filter(current=True).first()
            return quote(current.path) + question + query if current else to
        to = following.withdrawn_to


def _stored_day(address):
    return _Day(*address.path.rstrip("/").split("/")[-4:-1])


def _write(article, day):
    base = slug_for(article)
    for attempt in range(1, 1000):
        slug = base if attempt == 1 else f"{base[: LONGEST_SLUG - 5]}-{attempt}"
        path = path_for(article, slug, day)
        taken = Address.objects.filter(path=path).first()
        if taken is None or taken.article_id == article.pk:
            break
    if article.slug != slug:
        article.slug = slug
        article.save(update_fields=["slug"])
    address, _ = Address.objects.update_or_create(path=path, defaults={"article": article, "current": True})
    return address


def _day(article):
    return article.published_at.astimezone(ZoneInfo(site_settings().time_zone)).date()


class _Day:
    """A stored day, printed as it was stored."""

    def __init__(self, year, month, day):
        self.parts = f"{year}/{month}/{day}"

    def __format__(self, spec):
        return self.parts
