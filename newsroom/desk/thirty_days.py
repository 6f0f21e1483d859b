"""The last thirty days in numbers: stories and reviews a day, hours from filing to publication.

Each is asked of an index range of thirty days, so the archive behind them costs nothing; kept for a minute.
"""

import logging
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import now

from articles.models import Move, Review, Revision
from articles.states import ReviewState
from newsroom.site_settings.current import site_settings

logger = logging.getLogger(__name__)
DAYS, KEPT_SECONDS = 30, 60
COUNTED = (ReviewState.PENDING, ReviewState.APPROVED, ReviewState.REJECTED)


@dataclass
class Day:
    """One of the thirty. `hours` holds, sorted, how long each story that went out that day had waited."""

    date: object
    stories: int = 0
    reviews: int = 0
    hours: list = field(default_factory=list)

    @property
    def median(self):
        return median(self.hours) if self.hours else None

    @property
    def spread(self):
        """Between which hours eight of ten lie: (least, most), or None."""
        if not self.hours:
            return None
        last = len(self.hours) - 1
        return self.hours[round(last * 0.1)], self.hours[round(last * 0.9)]


def thirty_days():
    """The Days, oldest first, today the last; three queries, once a minute while the cache answers."""
    zone = site_settings().time_zone
    try:
        return cache.get_or_set(f"desk-thirty-days-{zone}", lambda: _ask(ZoneInfo(zone)), KEPT_SECONDS)
    except Exception:  # each kind of cache has errors of its own; none may cost the desk its front page
        logger.warning("The cache at CACHE_URL does not answer.", exc_info=True)
        return _ask(ZoneInfo(zone))


def _ask(zone):
    moment = now()
    today = moment.astimezone(zone).date()
    dates = [today - timedelta(days=back) for back in reversed(range(DAYS))]
    start = datetime.combine(dates[0], datetime.min.time(), tzinfo=zone)
    stories = _by_day(_published(start, moment), zone)
    reviews = _by_day(_left(start, moment), zone)
    hours = defaultdict(list)
    for filed, out in _waits(start, moment):
        hours[out.astimezone(zone).date()].append(max(0, (out - filed).total_seconds() / 3600))
    return [Day(date, stories[date], reviews[date], sorted(hours[date])) for date in dates]


def _by_day(times, zone):
    return Counter(time.astimezone(zone).date() for time in times)


def _published(start, end):
    """When each story first went out."""
    first = Revision.objects.filter(version=1, live_from__gte=start, live_from__lte=end)
    return first.order_by("live_from").values_list("live_from", flat=True).iterator(2000)


def _left(start, end):
    """When each review was left; what is spam, or never confirmed, is no review."""
    reviews = Review.objects.filter(state__in=COUNTED, created__gte=start, created__lte=end)
    return reviews.order_by().values_list("created", flat=True).iterator(2000)


def _waits(start, end):
    """(filed, went out) of each publication that the desk made: an import waited for nobody."""
    filings = Move.objects.filter(article=OuterRef("article"), verb="file", at__lte=OuterRef("at"))
    made = Move.objects.filter(by__isnull=False, verb="publish", at__gte=start, at__lte=end)
    rows = made.order_by().annotate(
        filed=Subquery(filings.order_by("-at").values("at")[:1]), out=Coalesce("revision__live_from", "at")
    )
    for filed, out in rows.values_list("filed", "out").iterator(2000):
        if filed and start <= out <= end:
            yield filed, out
