"""What was live when, as a picture: bars on a line of time, in the zone of the person at the desk."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.timezone import now

from newsroom.people.zone import desk_zone

WIDTH = 1216
MOST_TICKS = 9
LETTER = 6.6  # about the width of one, in the picture's own measure
MINUTES = (5, 15, 30, 60, 120, 240, 360, 720)
DAYS = (1, 2, 4, 7, 14, 30, 60, 91, 182, 365, 730, 1825)


@dataclass
class Bar:
    revision: object
    x: float
    width: float
    kind: str  # past, live, planned
    inside: str = ""
    above: str = ""


@dataclass
class Tick:
    x: float
    text: str
    utc: str


def timeline(placed):
    """The bars and ticks of placed revisions, oldest first; None where there are none."""
    placed = [one for one in placed if one.live_until is None or one.live_until > one.live_from]
    if not placed:
        return None
    moment = now()
    first, last = placed[0].live_from, max([moment, *(one.live_until or one.live_from for one in placed)])
    span = max(last - first, timedelta(minutes=10))
    first, last = first - span * 0.01, last + span * 0.08
    scale = _Scale(first, last)
    bars = [_bar(one, scale, last, moment) for one in placed]
    _say_above(bars)
    return {
        "width": WIDTH,
        "bars": bars,
        "ticks": scale.ticks(),
        "now": scale.x(moment),
        "at": moment,
        "zone": desk_zone(),
    }


class _Scale:
    def __init__(self, first, last):
        self.first, self.last = first, last

    def x(self, moment):
        return round((moment - self.first) / (self.last - self.first) * WIDTH, 1)

    def ticks(self):
        zone, span = ZoneInfo(desk_zone()), self.last - self.first
        for minutes in MINUTES:
            if span / timedelta(minutes=minutes) <= MOST_TICKS:
                return self._ticks(zone, timedelta(minutes=minutes), "hours")
        for days in DAYS:
            if span / timedelta(days=days) <= MOST_TICKS:
                return self._ticks(zone, timedelta(days=days), "days")
        return []

    def _ticks(self, zone, step, what):
        """Whole hours or days of the local clock, reckoned in UTC: a change of clocks breaks none."""
        midnight = self.first.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
        at, found = midnight.astimezone(UTC), []
        if what == "hours":
            at += step * max(0, (self.first - at) // step)
        while at <= self.last:
            local = at.astimezone(zone)
            if at >= self.first and self.x(at) < WIDTH - 60:
                found.append(Tick(self.x(at), _told(local, what), _utc(at, local)))
            at = _days_later(local, step, zone) if what == "days" else at + step
        return found


def _days_later(local, step, zone):
    later = datetime.combine(local.date() + step, local.time(), tzinfo=zone)
    return later.astimezone(UTC)


def _told(local, what):
    if what == "days":
        return f"{local:%-d %b}" if local.year == now().year else f"{local:%-d %b %Y}"
    return f"{local:%a %H:%M}" if local.hour == local.minute == 0 else f"{local:%H:%M}"


def _utc(at, local):
    return "" if local.utcoffset() == timedelta(0) else f"{at:%H:%M} UTC"


def _bar(one, scale, last, moment):
    x, end = scale.x(one.live_from), scale.x(min(one.live_until or last, last))
    live = one.live_from <= moment and (one.live_until is None or one.live_until > moment)
    bar = Bar(
        one, x, max(round(end - x, 1), 3), "planned" if one.live_from > moment else "live" if live else "past"
    )
    for told in (f"v{one.version}, rev {one.number}", f"v{one.version}"):
        if len(told) * LETTER + 16 <= bar.width:
            bar.inside = told
            break
    return bar


def _say_above(bars):
    """What changed, over each bar that has the room until the next one's words."""
    zone, end = ZoneInfo(desk_zone()), 0
    for number, bar in enumerate(bars):
        beyond = bars[number + 1].x if number + 1 < len(bars) else WIDTH
        told = f"{bar.revision.live_from.astimezone(zone):%H:%M}"
        if bar.revision.what_changed:
            told = f"{told} {bar.revision.what_changed}"
        room = int((max(beyond, bar.x + bar.width) - bar.x - 8) / LETTER)
        if bar.x >= end and room >= 5:
            bar.above = told if len(told) <= room else f"{told[: room - 1]}…"
            end = bar.x + len(bar.above) * LETTER
