"""Times as people type and read them: always with a zone; kept in UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _


class NonexistentTime(ValueError):
    """A local time that the clocks skip."""


class AmbiguousTime(ValueError):
    """A local time that comes twice; say which."""


def check_zone(name):
    """A validator: `name` is an IANA zone."""
    if name and name not in available_timezones():
        raise ValidationError(
            _("There is no time zone called “%(name)s”; Asia/Baku is one.") % {"name": name}
        )


def moment_of(date, time, zone, which=""):
    """The moment (UTC) of a local date and time in `zone`.

    Raises NonexistentTime, or AmbiguousTime unless `which` says "first" or "second".
    """
    zone = ZoneInfo(zone)
    first = datetime.combine(date, time, tzinfo=zone).replace(fold=0)
    second = first.replace(fold=1)
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != first.replace(tzinfo=None):
        raise NonexistentTime(f"{time:%H:%M} does not exist on {date:%-d %B %Y}: the clocks go forward.")
    if first.utcoffset() != second.utcoffset() and which not in {"first", "second"}:
        raise AmbiguousTime(f"{time:%H:%M} comes twice on {date:%-d %B %Y}: the clocks go back.")
    return (second if which == "second" else first).astimezone(UTC)


def offset_now(zone):
    """How a zone stands to UTC now: "UTC", "UTC+4", "UTC−3:30"."""
    minutes = int(now().astimezone(ZoneInfo(zone)).utcoffset().total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
