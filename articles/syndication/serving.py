"""How everything that is no page is answered: what it depends on, when it changes, 304 for who has it."""

import hashlib

from django.db.models import Q
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.timezone import now

from articles.models import Revision
from newsroom.page_store.models import Stamp


def artefact(request, body, content_type, declared, *, changed=None, kept=True):
    """`body` as a response. Without `kept` nobody on the way keeps it: its address is a secret.

    `changed` is when it last did: sent once that second is over, so that what changes twice in a
    second is never taken for what it was.
    """
    response = HttpResponse(body, content_type=f"{content_type}; charset=utf-8")
    if kept:
        for name, value in declared.headers().items():
            response[name] = value
    else:
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    since = int(changed.timestamp()) if changed else None
    if since and since < int(now().timestamp()):
        response["Last-Modified"] = http_date(since)
    else:
        since = None
    return get_conditional_response(request, etag=response["ETag"], last_modified=since, response=response)


def changing(declared):
    """When anything that `declared` depends on last changed, by hand or by the clock, or None; and it is
    good until the next story of any begins or ends. One query.

    Told by its keys as they stand now: declare everything first.
    """
    at, stories = declared.made, Revision.objects
    around = [
        stories.filter(live_from__lte=at).order_by("-live_from").values("live_from"),
        stories.filter(live_from__gt=at).order_by("live_from").values("live_from"),
        stories.filter(live_until__lte=at).order_by("-live_until").values("live_until"),
        stories.filter(live_until__gt=at).order_by("live_until").values("live_until"),
    ]
    begins = stories.filter(Q(live_from__in=around[0][:1]) | Q(live_from__in=around[1][:1]))
    ends = stories.filter(Q(live_until__in=around[2][:1]) | Q(live_until__in=around[3][:1]))
    stamps = Stamp.objects.filter(key__in=declared.keys).order_by().values_list("changed")
    times = [
        time for (time,) in stamps.union(begins.values_list("live_from"), ends.values_list("live_until"))
    ]
    declared.until(*times)
    return max((time for time in times if time <= at), default=None)


def link_header(links):
    """The value of a `Link` header, of pairs (relation, address)."""
    return ", ".join(f'<{address}>; rel="{relation}"' for relation, address in links)
