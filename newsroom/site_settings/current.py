from zoneinfo import ZoneInfo

from django.utils.timezone import localdate

from newsroom.page_store.stamps import kept

from .models import SiteSettings


def site_settings():
    """The newsroom's settings, kept per process and at most half a second behind a change elsewhere."""
    return kept("settings", _read, "settings")


def today(at=None):
    """The day it is in the newsroom's zone at `at` (default: now)."""
    return localdate(at, ZoneInfo(site_settings().time_zone))


def _read():
    return SiteSettings.objects.filter(pk=1).first() or SiteSettings(pk=1)
