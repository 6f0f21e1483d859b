"""Who a reader is, without keeping who: a keyed digest of the address that changes every day."""

import hashlib
import hmac

from django.conf import settings
from django.utils.timezone import now

from newsroom.visitors import connection_of


def reader_key(request):
    """A digest of the reader's address, good for one day; no address is stored."""
    secret = f"{settings.SECRET_KEY}{now():%Y-%m-%d}".encode()
    return hmac.new(secret, connection_of(request).encode(), hashlib.sha256).hexdigest()


def is_cross_site(request):
    """Whether another site's page sent this post, by the headers every present browser sends."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.META.get("HTTP_ORIGIN")
    return origin is not None and origin.split("://", 1)[-1] != request.get_host()
