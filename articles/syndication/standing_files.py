"""Files that are expected at fixed addresses: robots.txt, security.txt, humans.txt, ads.txt, trust.txt."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from articles.models import Syndication
from articles.pages.chrome import host_of
from newsroom.page_store.declared import Declared
from newsroom.site_settings.current import site_settings

from .ai_agents import refused
from .serving import artefact

CLOSED = ("/admin/", "/preview/", "/partners/")


@require_safe
def robots(request):
    """Who may read what, and where the sitemaps are."""
    settings = Syndication.current()
    lines = []
    agents = refused(settings.ai_search, settings.ai_training)
    if agents:
        lines += ["# AI agents", *(f"User-agent: {agent}" for agent in agents), "Disallow: /", ""]
    lines += ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), ""]
    lines += [f"Sitemap: {host_of(request)}/{name}" for name in ("sitemap.xml", "news-sitemap.xml")]
    return _text(request, lines)


@require_safe
def security(request):
    """As RFC 9116 has it: where to write about a hole, and until when that is true."""
    settings = Syndication.current()
    if not (settings.security_contact and settings.security_expires):
        raise Http404
    host = host_of(request)
    lines = [
        f"Contact: {settings.security_contact}",
        f"Expires: {expiry(settings).isoformat(timespec='seconds')}",
        f"Preferred-Languages: {', '.join(site_settings().languages)}",
        f"Canonical: {host}/.well-known/security.txt",
    ]
    if settings.security_policy:
        policy = settings.security_policy
        lines.append(f"Policy: {host + policy if policy.startswith('/') else policy}")
    return _text(request, lines)


def expiry(settings):
    """The end of the last day on which security.txt is true, in the newsroom's zone."""
    zone = ZoneInfo(site_settings().time_zone)
    return datetime.combine(settings.security_expires, time(23, 59, 59), tzinfo=zone)


@require_safe
def written(request, name):
    """A file that editors wrote: `humans`, `ads` or `trust`; no page where they wrote nothing."""
    text = getattr(Syndication.current(), name)
    if not text.strip():
        raise Http404
    return _text(request, text.splitlines())


@require_safe
def indexnow_key(request, key):
    """The file by which IndexNow knows that we are who we say."""
    known = Syndication.current().indexnow_key
    if not known or not constant_time_compare(known, key):
        raise Http404
    return _text(request, [known])


def _text(request, lines):
    body = "".join(f"{line}\n" for line in lines)
    return artefact(request, body, "text/plain", Declared().on("settings"))
