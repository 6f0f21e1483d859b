"""One request to somebody else's server: http or https, no redirect, a short wait, a short answer."""

from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from articles.models.syndication import is_address

TIMEOUT = 10
LONGEST = 500


class NotTaken(Exception):
    """What was sent did not arrive, or was refused: the job is tried again later."""


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *how):
        return None  # it would lead where nobody meant to send


def send(address, body, content_type):
    """POST `body` (bytes) there; returns the status, or raises NotTaken saying who answered what."""
    if not is_address(address):
        raise NotTaken(f"{address} is no http or https address.")
    host = urlsplit(address).hostname
    request = Request(address, data=body, method="POST", headers={"Content-Type": content_type})
    request.add_header("User-Agent", "Newsroom")
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer:
            answer.read(LONGEST)
            return answer.status
    except HTTPError as error:
        said = " ".join(error.read(LONGEST).decode(errors="replace").split())
        raise NotTaken(f"{host} answered {error.code}: {said[:200]}") from None
    except (URLError, OSError) as error:
        raise NotTaken(f"{host} did not answer: {getattr(error, 'reason', error)}") from None
