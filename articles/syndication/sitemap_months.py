"""Stories by the month of their first publication, in UTC, a language at a time: by one index each."""

from datetime import UTC, datetime, timedelta
from math import ceil
from urllib.parse import quote

from articles.models import Revision
from articles.search.entry import month_of
from articles.search.months import months_of_all
from newsroom.page_store.models import Stamp

from .sitemap_files import MOST, Place

LATELY = timedelta(days=31)
FEW = 50  # entries: only a month of so few is looked at for whether any is live still


def bounds(month):
    """The first moment of 202611 and that of the month after."""
    year, number = divmod(month, 100)
    first = datetime(year, number, 1, tzinfo=UTC)
    return first, datetime(year + number // 12, number % 12 + 1, 1, tzinfo=UTC)


def live_in_month(language, month):
    first, following = bounds(month)
    return Revision.objects.live().filter(
        article__language=language, article__published_at__gte=first, article__published_at__lt=following
    )


def stories_of(language, month, part, host):
    """The places of a file, oldest first, each with when its words last changed: one query.

    Only a month of more than MOST stories has a second part, and only there are any passed over.
    """
    rows = (
        live_in_month(language, month)
        .filter(article__addresses__current=True)
        .order_by("article__published_at", "article_id")
        .values_list("article__addresses__path", "live_from")
    )
    return [Place(host + quote(path), changed) for path, changed in rows[(part - 1) * MOST : part * MOST]]


def months_to_list(at):
    """[(language, month, part, when it last changed or None)], by the kept counters: four queries."""
    known = sorted(months_of_all())
    doubtful = [(code, month) for code, month, stories in known if stories <= FEW or bounds(month)[1] > at]
    empty = set(doubtful) - _with_any_live(doubtful)
    stamps = dict(
        Stamp.objects.filter(key__in=[month_key(code, month) for code, month, _stories in known])
        .values_list("key", "changed")
    )  # fmt: skip
    by_clock = _changed_by_the_clock(at)
    return [
        (code, month, part, _latest(stamps.get(month_key(code, month)), by_clock.get((code, month))))
        for code, month, stories in known
        if (code, month) not in empty
        for part in range(1, ceil(stories / MOST) + 1)
    ]


def _changed_by_the_clock(at):
    """(language, month): when a story of it last began or ended, of what did in the last 31 days.

    What was placed ahead changes its month's file without a hand that leaves a stamp.
    """
    columns = ("article__language", "article__published_at")
    begun = Revision.objects.filter(live_from__gt=at - LATELY, live_from__lte=at).order_by()
    ended = Revision.objects.filter(live_until__gt=at - LATELY, live_until__lte=at).order_by()
    found = {}
    for code, published, time in begun.values_list(*columns, "live_from").union(
        ended.values_list(*columns, "live_until")
    ):
        if published is not None:
            key = (code, month_of(published))
            found[key] = _latest(found.get(key), time)
    return found


def _latest(*times):
    return max((time for time in times if time), default=None)


def month_key(language, month):
    """The surrogate key of a month's file, as workflow.staleness bumps it."""
    return f"month-{language}-{month}"


def _with_any_live(months):
    """Those of `months` that have a live story; one query for two hundred of them."""
    found = set()
    for start in range(0, len(months), 200):
        parts = [
            Revision.objects.filter(pk__in=live_in_month(code, month).order_by().values("pk")[:1])
            .order_by()
            .values_list("article__language", "article__published_at")
            for code, month in months[start : start + 200]
        ]
        rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
        found |= {(code, month_of(at)) for code, at in rows}
    return found
