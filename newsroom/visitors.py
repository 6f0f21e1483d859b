"""Where a request comes from."""

from ipaddress import ip_address, ip_network

from django.conf import settings


def connection_of(request):
    """What one connection has: an address, or the 2^64 of IPv6 that it may change between at will."""
    address = _address(request)
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
