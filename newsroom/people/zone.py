"""In which zone the desk speaks to the person of the present request: their own, else the newsroom's."""

from contextvars import ContextVar
from datetime import UTC
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from newsroom.site_settings.current import site_settings

_own = ContextVar("the zone of the person at the desk", default="")


def desk_zone():
    """An IANA name: of the person at the desk where they chose one, else of the newsroom."""
    return _own.get() or site_settings().time_zone


def desk_time(moment):
    """`14:05:09 Asia/Baku, 24 Nov 2026 (10:05 UTC)`: nothing left to guess; "–" for none."""
    if moment is None:
        return "–"
    zone = desk_zone()
    local = moment.astimezone(ZoneInfo(zone))
    told = f"{local:%H:%M:%S} {zone}, {local:%-d %b %Y}"
    return told if zone == "UTC" else f"{told} ({moment.astimezone(UTC):%H:%M} UTC)"


class OwnZone:
    """Middleware, after authentication: the desk's times in the person's zone. Reader pages pass by it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        # The newsroom's is looked up once here, and not at each of the hundred times of a page.
        chosen = _own.set(getattr(request.user, "time_zone", "") or site_settings().time_zone)
        try:
            with timezone.override(ZoneInfo(desk_zone())):
                return self.get_response(request)
        finally:
            _own.reset(chosen)
