"""Telling caches in front of us what changed: one job for each, written in the transaction of the change."""

from collections.abc import Callable
from datetime import timedelta
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, build_opener

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.timezone import now

from newsroom.jobs.queue import enqueue
from newsroom.jobs.registry import job

from .declared import written

AT_ONCE = 200  # keys a request; Fastly takes 256
TIMEOUT = 10
SETTLED = timedelta(seconds=1)
LONG = timedelta(seconds=0.1)  # what is left of SETTLED when no server shows the page as it was any more
KINDS = ("fastly", "varnish", "url")
_paths: list[Callable] = []


def names_paths(function):
    """Declare a function that gives the paths of the pages that a list of keys stands for, as far as they
    have one of their own: for caches that know addresses and no keys."""
    _paths.append(function)
    return function


def read_target(text):
    """(kind, URL) of `fastly+https://…`, `varnish+http://…` or `url+http://…`; refuses anything else."""
    kind, plus, url = text.partition("+")
    if not plus or kind not in KINDS or urlsplit(url).scheme not in {"http", "https"}:
        raise ImproperlyConfigured(
            f"NEWSROOM_PURGE has “{text}”; {', '.join(KINDS)} and then +http… was expected."
        )
    return kind, url.rstrip("/")


def order_purge(keys):
    """Write the jobs, in the present transaction; nothing where no cache is named.

    They are due once no server of ours can show the page as it was: a cache told at once might fetch it
    anew from one that does not know of the change yet, and would keep that. Where a transaction goes on for
    long, that is counted from its end, and caches are told once more.
    """
    if not settings.PURGE:
        return
    ordered = now()

    def once_more():
        if now() - ordered > LONG:
            _enqueue(keys, now() + SETTLED)

    _enqueue(keys, ordered + SETTLED)
    transaction.on_commit(once_more)


def _enqueue(keys, due):
    for target in settings.PURGE:
        for first in range(0, len(keys), AT_ONCE):
            enqueue("purge", {"target": target, "keys": keys[first : first + AT_ONCE]}, due_at=due)


@job("purge", long=True)
def purge(payload):
    """Tell one cache; whatever it answers but "done" or "not here" makes the job try again."""
    kind, url = read_target(payload["target"])
    for request in REQUESTS[kind](url, payload["keys"]):
        try:
            build_opener().open(request, timeout=TIMEOUT).close()
        except HTTPError as error:
            if error.code != 404:
                raise


def _fastly(url, keys):
    """https://api.fastly.com/service/ID: one request takes many keys."""
    return [
        _request(
            f"{url}/purge", "POST", keys, {"Fastly-Key": settings.PURGE_TOKEN, "Accept": "application/json"}
        )
    ]


def _varnish(url, keys):
    """PURGE with the keys in a header, as the xkey module and deploy/varnish.vcl take them."""
    return [
        _request(f"{url}/", "PURGE", keys, {"xkey-purge": _line(keys), "Purge-Token": settings.PURGE_TOKEN})
    ]


def _url(url, keys):
    """PURGE of each page's own address."""
    paths = sorted({path for function in _paths for path in function(keys)})
    return [_request(url + path, "PURGE", (), {"Purge-Token": settings.PURGE_TOKEN}) for path in paths]


def _request(url, method, keys, headers):
    keyed = {"Surrogate-Key": _line(keys)} if keys else {}
    return Request(
        url, method=method, headers=keyed | {name: value for name, value in headers.items() if value}
    )


def _line(keys):
    return " ".join(written(key) for key in keys)


REQUESTS = {"fastly": _fastly, "varnish": _varnish, "url": _url}
