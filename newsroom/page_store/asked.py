"""What of a request may choose the page: method, host, path, a few parameters, and the form it is sent in."""

import re
from functools import lru_cache
from urllib.parse import unquote_plus, urlsplit

from django.conf import settings

from newsroom.languages import LANGUAGE_CODES, WITHOUT_LANGUAGE

from .encodings import best_for

# Of all parameters only these choose another page, and only in this form. Pages say which they read. A search
# (`q`) is none: questions have no end, and whoever sent a million would push every story out of the store.
PARAMETERS = {"before": re.compile(r"\d{1,17}-\d{1,18}")}
# Marks that others hang on links to us; no page of ours reads one.
MARKS = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|mc_[ce]id|_ga"
)
LONGEST_PATH = 500
LONGEST_REMEMBERED = 500  # of host, scheme and forms together: what they mean is remembered
NO_BODY = (None, "", "0")
DEFAULT_PORTS = {"http": "80", "https": "443"}


class Asked:
    """A request for a page that may be kept. `key` names the page, `name` the page in that form."""

    __slots__ = ("encoding", "is_marked", "name", "origin", "path", "query")

    def __init__(self, name, origin, path, query, encoding, is_marked):
        self.name, self.origin, self.path, self.query = name, origin, path, query
        self.encoding, self.is_marked = encoding, is_marked

    @property
    def key(self):
        return f"{self.origin}{self.path}?{self.query}"

    @property
    def is_for_readers(self):
        """Whether the path can be a page's: nothing of the desk, no preview, no file, no odd characters."""
        path = self.path
        if not path.startswith("/") or len(path) > LONGEST_PATH or "//" in path or "\\" in path:
            return False
        first, _slash, rest = self.path[1:].partition("/")
        if first in LANGUAGE_CODES:
            first = rest.partition("/")[0]
        return first not in WITHOUT_LANGUAGE and _is_plain(self.path)

    def plain_environ(self, environ):
        """A request for this page that carries nothing else of the reader's."""
        server = {name: value for name, value in environ.items() if name.startswith(("wsgi.", "SERVER_"))}
        scheme, _mark, host = self.origin.partition("://")
        proxied = {"HTTP_X_FORWARDED_PROTO": scheme} if settings.TRUSTED_PROXIES else {}
        return {
            **server,
            "wsgi.url_scheme": scheme,
            "wsgi.input": _Nothing(),
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": self.query,
            "HTTP_HOST": host,
            "REMOTE_ADDR": "",
            **proxied,
        }


def name_of(key, encoding):
    """What a page in that form is kept by."""
    return f"{encoding} {key}"


class _Nothing:
    """The body of a request that has none."""

    def read(self, size=-1):
        return b""

    readline = read

    def readlines(self, hint=-1):
        return []

    def __iter__(self):
        return iter(())


def read_request(environ, hosts, proxied):
    """What is asked for, as `Asked` takes it; None where anything is odd, and Django answers it as it came.

    A kept page needs no more of it than the name, so a hit does without the object.

    `proxied`: whether a proxy of ours is before us, which says how a request came to it.
    """
    get = environ.get
    method = environ["REQUEST_METHOD"]
    if (method != "GET" and method != "HEAD") or get("SCRIPT_NAME"):
        return None
    host, accepted = get("HTTP_HOST", ""), get("HTTP_ACCEPT_ENCODING", "")
    scheme = get("wsgi.url_scheme")
    if proxied:
        scheme = get("HTTP_X_FORWARDED_PROTO", scheme)
    is_short = len(host) + len(accepted) + len(scheme) < LONGEST_REMEMBERED
    read = _read_once if is_short else _read_once.__wrapped__
    origin, encoding = read(host, scheme, get("SERVER_PORT"), accepted, hosts)
    if origin is None or encoding is None or get("CONTENT_LENGTH") not in NO_BODY:
        return None
    if (
        "HTTP_TRANSFER_ENCODING" in environ
        or "HTTP_IF_MATCH" in environ
        or "HTTP_IF_UNMODIFIED_SINCE" in environ
    ):
        return None
    query, is_marked = get("QUERY_STRING", ""), False
    if query:
        query, is_marked = read_query(query)
        if query is None:
            return None
    path = get("PATH_INFO", "")
    return f"{encoding} {origin}{path}?{query}", origin, path, query, encoding, is_marked


def read_query(query):
    """(the parameters that choose a page, whether there were marks besides); (None, …) if any is odd."""
    chosen, is_marked = [], False
    for part in query.split("&"):
        name, _equals, value = part.partition("=")
        name = unquote_plus(name)
        if MARKS.fullmatch(name):
            is_marked = True
        elif name in PARAMETERS and PARAMETERS[name].fullmatch(value) and not chosen:
            chosen.append(f"{name}={value}")
        else:
            return None, False
    return "&".join(chosen), is_marked


def exact_hosts():
    """The hosts that have a name of their own in the settings, under `*` or `.name` nothing is kept; and the
    site's own address with its port, which is a proxy's where one stands in front."""
    names = frozenset(host.lower() for host in settings.ALLOWED_HOSTS if host[:1] not in ("*", "."))
    site = urlsplit(settings.SITE_ADDRESS)
    return names | {site.netloc.lower()} if site.hostname in names else names


@lru_cache(maxsize=1024)
def _read_once(host, scheme, port, accepted, hosts):
    return _origin(host, scheme, port, hosts), best_for(accepted)


def _origin(host, scheme, port, hosts):
    """scheme://host as addresses name it: with the port we serve at, without the one that goes without
    saying; None for any other host. The scheme is as Django tells it."""
    scheme = "https" if str(scheme).partition(",")[0].strip() == "https" else "http"
    host = host.lower()
    if host in hosts:
        return f"{scheme}://{host}"
    name, _colon, said = host.rpartition(":")
    if name not in hosts:
        return None
    if said == DEFAULT_PORTS[scheme]:
        return f"{scheme}://{name}"
    return f"{scheme}://{host}" if said == str(port) else None


def _is_plain(path):
    try:
        return path.encode("latin-1").decode().isprintable()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False
