"""One request to somebody else's server: http or https, no redirect, a short wait, a short answer.

An address of this machine or of the network within is not spoken to, whatever name leads there: who may
name a hub at the desk need not be let in to what stands behind the site. NEWSROOM_PING_WITHIN lets them.
"""

import http.client
import socket
from ipaddress import ip_address
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    Request,
    build_opener,
    getproxies,
)

from django.conf import settings

from articles.models.syndication import is_address

TIMEOUT = 10
LONGEST = 500


class NotTaken(Exception):
    """What was sent did not arrive, or was refused: the job is tried again later."""


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *how):
        return None  # it would lead where nobody meant to send


class _Plain(http.client.HTTPConnection):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._create_connection = _connected


class _Secure(http.client.HTTPSConnection):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._create_connection = _connected


class _PlainHandler(HTTPHandler):
    def http_open(self, request):
        return self.do_open(_Plain, request)


class _SecureHandler(HTTPSHandler):
    def https_open(self, request):
        return self.do_open(_Secure, request, context=self._context)


def send(address, body, content_type):
    """POST `body` (bytes) there; returns the status, or raises NotTaken saying who answered what."""
    if not is_address(address):
        raise NotTaken(f"{address} is no http or https address.")
    host = urlsplit(address).hostname
    try:
        request = Request(address, data=body, method="POST", headers={"Content-Type": content_type})
        request.add_header("User-Agent", "Newsroom")
        opener = build_opener(_NoRedirect, _PlainHandler, _SecureHandler)
        with opener.open(request, timeout=TIMEOUT) as answer:
            return answer.status
    except HTTPError as error:
        with error:
            said = " ".join(error.read1(LONGEST).decode(errors="replace").split())
        raise NotTaken(f"{host} answered {error.code}: {said[:200]}") from None
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        why = getattr(error, "reason", "") or str(error) or type(error).__name__
        raise NotTaken(f"{host} did not answer: {why}") from None


def _connected(*how, **more):
    """A connection, let go of before a word is said where it leads within. Our own proxy judges by itself."""
    connection = socket.create_connection(*how, **more)
    reached = ip_address(connection.getpeername()[0].partition("%")[0])
    reached = getattr(reached, "ipv4_mapped", None) or reached
    if reached.is_global or settings.PING_WITHIN or getproxies():
        return connection
    connection.close()
    raise NotTaken(f"{reached} is an address within; see NEWSROOM_PING_WITHIN.")
