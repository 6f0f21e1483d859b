"""When a page changes by itself: the next beginning or end of anything readers get."""

from django.db.models import Subquery

from articles.models import Revision
from newsroom.page_store.begun import begun


def next_boundary(at=None):
    """The nearest `live_from` or `live_until` of any story after `at` (default: when the page in hand
    was begun), or None; one query."""
    at = at or begun()
    begins = _begins(at).values_list("live_from")[:1]
    ends = _ends(at).values_list("live_until")[:1]
    rows = (
        Revision.objects.filter(live_from__in=begins)
        .values_list("live_from")
        .union(Revision.objects.filter(live_until__in=ends).values_list("live_until"))
    )
    return min((time for (time,) in rows), default=None)


def with_boundary(revisions, at=None):
    """Adds `begins` and `ends`, the two times of which the nearer is `next_boundary`, to each row."""
    at = at or begun()
    return revisions.annotate(
        begins=Subquery(_begins(at).values("live_from")[:1]),
        ends=Subquery(_ends(at).values("live_until")[:1]),
    )


def _begins(at):
    return Revision.objects.filter(live_from__gt=at).order_by("live_from")


def _ends(at):
    return Revision.objects.filter(live_until__gt=at).order_by("live_until")
