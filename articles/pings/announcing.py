"""Telling others after the fact: a job a change and addressee, written with the move, due when it is out.

Nothing is written until hubs or a key are named (models.Syndication). A job says which edge of which
interval it tells of; one that was moved or taken back meanwhile is told of by another job, or by none.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from django.db.models import F
from django.utils.timezone import now

from articles.models import Revision, Syndication
from newsroom.jobs.queue import enqueue

JUST_NOW = timedelta(minutes=1)
BEGINS, ENDS = "live_from", "live_until"


def announce(article, move=None):
    """The effect of a move: each beginning and end that this move made, or that is yet to come."""
    addressees = addressed()
    for revision, edge, at in _edges(article) if addressees else ():
        change = {"story": article.pk, "revision": revision, "edge": edge, "at": at.isoformat()}
        _order(addressees, change, f"{revision}.{edge}.{at.isoformat()}", at)


def announce_routing(article, move=None):
    """A live story is found elsewhere: at its new address, and at the old ones, which lead there now."""
    addressees = addressed()
    if addressees and article.revisions.live().exists():
        moment = now()
        _order(
            addressees, {"story": article.pk, "routed": True}, f"{article.pk}.{moment.isoformat()}", moment
        )


def addressed():
    """[(kind of job, address)] of whoever is to be told."""
    settings = Syndication.current()
    hubs = [("tell_hub", hub) for hub in settings.hubs.split()]
    return hubs + ([("tell_indexnow", settings.indexnow_address)] if settings.indexnow_key else [])


def still_holds(change):
    """Whether what the job tells of is so: public now if it began, gone for everyone if it ended."""
    live = Revision.objects.live().filter(article=change["story"]).exists()
    if change.get("routed"):
        return live
    at, edge = datetime.fromisoformat(change["at"]), change["edge"]
    same = Revision.objects.filter(pk=change["revision"], **{edge: at}).exists()
    return same and live == (edge == BEGINS)


def _edges(article):
    """(revision, edge, time) from a moment ago on; where one version follows another, that is one change."""
    placed = article.revisions.placed().exclude(live_until=F("live_from")).order_by("live_from")
    rows = list(placed.values_list("pk", BEGINS, ENDS))
    begins = {begin for _pk, begin, _end in rows}
    since = now() - JUST_NOW
    for pk, begin, end in rows:
        if begin >= since:
            yield pk, BEGINS, begin
        if end and end >= since and end not in begins:
            yield pk, ENDS, end


def _order(addressees, change, mark, at):
    for kind, address in addressees:
        key = f"{kind}.{sha256(address.encode()).hexdigest()[:16]}.{mark}"
        enqueue(kind, {**change, "to": address}, key=key, due_at=at)
