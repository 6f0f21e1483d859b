"""Who a reader is, without keeping who: a keyed digest of the address that changes every day."""

import hashlib
import hmac
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.utils.timezone import now


def reader_key(request):
    """A digest of the reader's address, good for one day; no address is stored."""
    secret = f"{settings.SECRET_KEY}{now():%Y-%m-%d}".encode()
    return hmac.new(secret, _connection(_address(request)).encode(), hashlib.sha256).hexdigest()


def _connection(address):
    """What one connection has: an address, or the 2^64 of IPv6 that it may change between at will."""
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    if ip.version == 4:
        return str(ip)
    return str(ip.ipv4_mapped or ip_network((ip.packed[:8] + bytes(8), 64)))


def _address(request):
    """The peer's address, or what the trusted proxies (settings.TRUSTED_PROXIES, a number) said of it."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    proxies = settings.TRUSTED_PROXIES
    if proxies and len(hops) >= proxies:
        return hops[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def is_cross_site(request):
    """Whether another site's page sent this post, by the headers every present browser sends."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.META.get("HTTP_ORIGIN")
    return origin is not None and origin.split("://", 1)[-1] != request.get_host()
