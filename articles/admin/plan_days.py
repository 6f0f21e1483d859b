"""The days a planning page shows: a week, or one day of it, by the clock of the person at the desk."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.timezone import now

from newsroom.people.zone import desk_zone

WEEK = 7
LAST = date(9000, 1, 1)


@dataclass(frozen=True)
class Span:
    """`length` days (1 or 7) from `first` on; `asked` is the date it was asked for by."""

    first: date
    length: int
    asked: date

    @property
    def kind(self):
        return "day" if self.length == 1 else "week"

    @property
    def last(self):
        return self.first + timedelta(days=self.length - 1)

    @property
    def before(self):
        return self.first - timedelta(days=self.length)

    @property
    def after(self):
        return self.first + timedelta(days=self.length)

    @property
    def holds_today(self):
        return self.first <= today() <= self.last

    @property
    def bounds(self):
        """Its first moment, and the first after it."""
        return midnight(self.first), midnight(self.after)


def span_of(asked):
    """The span that the query names; this week where it names none, or none that there is."""
    day = _date(asked.get("day", ""))
    if day:
        return Span(day, 1, day)
    day = _date(asked.get("week", "")) or today()
    return Span(day - timedelta(days=day.weekday()), WEEK, day)


def days_of(span, lines):
    """(date, whether it is today, its lines) for each day of the span."""
    zone, this = _zone(), today()
    by_day = {}
    for line in lines:
        by_day.setdefault(line.due.astimezone(zone).date(), []).append(line)
    days = [span.first + timedelta(days=place) for place in range(span.length)]
    return [(day, day == this, by_day.get(day, [])) for day in days]


def today():
    return now().astimezone(_zone()).date()


def midnight(day):
    return datetime.combine(day, datetime.min.time(), tzinfo=_zone())


def _zone():
    return ZoneInfo(desk_zone())


def _date(text):
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return found if date(2000, 1, 1) <= found <= LAST else None
