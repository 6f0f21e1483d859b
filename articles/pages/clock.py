"""Times as the paper prints them: in the newsroom's zone, which is always named."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.site_settings.current import site_settings


def zone():
    return ZoneInfo(site_settings().time_zone)


def local(time):
    return time.astimezone(zone())


def zone_name(time):
    """`UTC`, `CET`, or `UTC+4` where the zone has no letters of its own."""
    return _name_of(local(time))


def _name_of(at):
    name = at.tzname()
    return name if name[0] not in "+-" else f"UTC{name[0]}{name[1:].removeprefix('0')}"


def machine(time):
    """For `datetime` attributes: UTC, to the second."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def with_offset(time):
    """`2026-11-24T20:09:00+04:00`: to the second, as structured data wants it."""
    return local(time).isoformat(timespec="seconds")


def hour(time):
    at = local(time)
    return f"{at:%H:%M} {_name_of(at)}"


def in_full(time):
    """`16:09 UTC, 24 November 2026`."""
    return _(", ").join((hour(time), day(local(time).date())))


def day(date):
    """`24 November 2026`."""
    return _written(date, "j E Y")


def _written(date, form):
    return _written_in(date, form, get_language())


@lru_cache(maxsize=4096)
def _written_in(date, form, language):
    text = date_format(date, form)
    if "M" in form and date_format(date, "E").islower():  # a short month is written as a long one is
        text = text.replace(date_format(date, "M"), date_format(date, "M").lower())
    return text


def long_day(date):
    """`Tuesday 24 November 2026`."""
    return f"{date_format(date, 'l')} {day(date)}"


def short_day(date):
    """`Tue 24 Nov 2026`."""
    return _written(date, "D j M Y").replace(".", "")


def today():
    return local(now()).date()


def midnight_after(time):
    """When the newsroom's day of `time` ends, or its zone takes another name before: masthead and footer
    say both."""
    midnight = day_bounds(local(time).date())[1]
    before, after = (each.astimezone(UTC) for each in (time, midnight - timedelta(seconds=1)))
    if zone_name(after) == zone_name(time):
        return midnight
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) / 2
        before, after = (middle, after) if zone_name(middle) == zone_name(time) else (before, middle)
    return after


def day_bounds(date):
    """The first moment of the newsroom's `date` and that of the next."""
    start = datetime.combine(date, datetime.min.time(), tzinfo=zone())
    return start, datetime.combine(date + timedelta(days=1), datetime.min.time(), tzinfo=zone())


def in_a_list(time):
    """What stands at the side of a headline: `16:49` today, `Mon` this week, `13 Nov`, `Mar 2024`."""
    at, this = local(time), today()
    date = at.date()
    if date == this:
        return f"{at:%H:%M}"
    if timedelta(0) < this - date < timedelta(days=7):
        return _written(date, "D")
    if date.year == this.year:
        return _written(date, "j M")
    return _written(date, "M Y")


def heading(date):
    """The two halves of a date heading: (`Today`, `Tuesday 24 November 2026`), or the date and nothing."""
    names = {today(): _("Today"), today() - timedelta(days=1): _("Yesterday")}
    return (names[date], long_day(date)) if date in names else (long_day(date), "")


def period(date):
    """(heading, whether hours are printed under it) of a date in a long list of one person's stories."""
    age = (today() - date).days
    if age in (0, 1):
        return heading(date)[0], True
    if 1 < age < 7:
        return _("This week"), False
    return date_format(date, "F Y"), False
