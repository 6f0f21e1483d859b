"""In which zone the desk speaks to the person of the present request: their own, else the newsroom's."""

from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from newsroom.site_settings.current import site_settings

_own = ContextVar("the zone of the person at the desk", default="")


def desk_zone():
    """An IANA name: of the person at the desk where they chose one, else of the newsroom."""
    return _own.get() or site_settings().time_zone


class OwnZone:
    """Middleware, after authentication: the desk's times in the person's zone. Reader pages pass by it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path.startswith(reverse("admin:index")):
            return self.get_response(request)
        chosen = _own.set(getattr(request.user, "time_zone", ""))
        try:
            with timezone.override(ZoneInfo(desk_zone())):
                return self.get_response(request)
        finally:
            _own.reset(chosen)
