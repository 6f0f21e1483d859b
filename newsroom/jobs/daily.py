"""What is done once a day, in the newsroom's night, whichever worker comes first."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.utils.timezone import now

from newsroom.site_settings.current import site_settings

from .queue import enqueue
from .registry import HANDLERS

AT_NIGHT = time(3)


def plan_day(at=None):
    """Write today's jobs: one of each daily kind, by its key, however many workers plan however often."""
    zone = ZoneInfo(site_settings().time_zone)
    day = (at or now()).astimezone(zone).date()
    for kind, handler in HANDLERS.items():
        if handler.is_daily:
            enqueue(kind, {}, key=f"{kind} {day}", due_at=datetime.combine(day, AT_NIGHT, zone))
