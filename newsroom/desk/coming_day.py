"""The next hours as a line: where on it each thing stands that goes out or comes down by itself."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from newsroom.people.zone import desk_zone

HOURS, EVERY, WIDTH = 24, 6, 400


def coming_day(rows, moment):
    """Marks and hours of a line of 24 hours from `moment`, in the units of the picture; None with no mark.

    It repeats for the eye what the list below it says.
    """
    end = moment + timedelta(hours=HOURS)
    marks = [{"x": _at(row.at, moment), "goes_out": row.goes_out} for row in rows if row.at < end]
    if not marks:
        return None
    return {"width": WIDTH, "marks": marks, "hours": list(_hours(moment, end))}


def _hours(moment, end):
    """(x, label) of every sixth hour of the clock of the person at the desk."""
    local = moment.astimezone(ZoneInfo(desk_zone()))
    hour = local.replace(minute=0, second=0, microsecond=0)
    while (hour := _after(hour)) < end:
        if hour.hour % EVERY == 0:
            yield _at(hour, moment), f"{hour:%H:%M}"


def _after(hour):
    """The next full hour, by the clock that people see."""
    return datetime.fromtimestamp(hour.timestamp() + 3600, hour.tzinfo)


def _at(time, moment):
    return round((time - moment).total_seconds() / 3600 / HOURS * WIDTH, 1)
