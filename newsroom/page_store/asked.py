"""What of a request may choose the page: method, host, path, a few parameters, and the form it is sent in."""

import re
from urllib.parse import unquote_plus, urlsplit

from django.conf import settings

from newsroom.languages import LANGUAGE_CODES, WITHOUT_LANGUAGE

from .encodings import best_for

# Of all parameters only these choose another page, and only in this form. Pages say which they read.
PARAMETERS = {"before": re.compile(r"\d{1,17}-\d{1,18}")}
# Marks that others hang on links to us; no page of ours reads one.
MARKS = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|twclid|ttclid|yclid|igshid|mc_[ce]id|_ga"
)
LONGEST_PATH = 500
DEFAULT_PORTS = {"http": "80", "https": "443"}
CONDITIONS = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_TRANSFER_ENCODING")


class Asked:
    """A request for a page that may be kept. `key` names the page, `encoding` the form."""

    __slots__ = ("encoding", "host", "is_marked", "key", "path", "query", "scheme")

    def __init__(self, scheme, host, path, query, encoding, is_marked):
        self.scheme, self.host, self.path, self.query = scheme, host, path, query
        self.encoding, self.is_marked = encoding, is_marked
        self.key = f"{scheme}://{host}{path}?{query}"

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
        proxied = {"HTTP_X_FORWARDED_PROTO": self.scheme} if settings.TRUSTED_PROXIES else {}
        return {
            **server,
            "wsgi.url_scheme": self.scheme,
            "wsgi.input": _Nothing(),
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": self.query,
            "HTTP_HOST": self.host,
            "REMOTE_ADDR": "",
            **proxied,
        }


class _Nothing:
    """The body of a request that has none."""

    def read(self, size=-1):
        return b""

    readline = read

    def readlines(self, hint=-1):
        return []

    def __iter__(self):
        return iter(())


def read_request(environ, hosts):
    """What is asked for; None where anything is odd, and Django answers it as it came."""
    get = environ.get
    if get("REQUEST_METHOD") not in ("GET", "HEAD") or get("SCRIPT_NAME"):
        return None
    scheme, host = _scheme(environ), get("HTTP_HOST", "").lower()
    if host not in hosts:
        host = _with_port(host, scheme, environ, hosts)
        if host is None:
            return None
    if get("CONTENT_LENGTH") not in (None, "", "0") or any(name in environ for name in CONDITIONS):
        return None
    query, is_marked = get("QUERY_STRING", ""), False
    if query:
        query, is_marked = read_query(query)
        if query is None:
            return None
    encoding = best_for(get("HTTP_ACCEPT_ENCODING", ""))
    if encoding is None:
        return None
    return Asked(scheme, host, get("PATH_INFO", ""), query, encoding, is_marked)


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


def _with_port(host, scheme, environ, hosts):
    """The host with the port we serve at, without the one that goes without saying; None for any other."""
    name, _colon, port = host.rpartition(":")
    if name not in hosts:
        return None
    if port == DEFAULT_PORTS[scheme]:
        return name
    return host if port == str(environ.get("SERVER_PORT")) else None


def _scheme(environ):
    """As Django tells it: what a proxy of ours says, else how the connection came."""
    said = environ.get("HTTP_X_FORWARDED_PROTO") if settings.TRUSTED_PROXIES else None
    scheme = environ.get("wsgi.url_scheme") if said is None else said.partition(",")[0].strip()
    return "https" if scheme == "https" else "http"


def _is_plain(path):
    try:
        return path.encode("latin-1").decode().isprintable()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False
