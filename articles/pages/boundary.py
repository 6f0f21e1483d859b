"""When a page changes by itself: the next beginning or end of anything readers get."""

from django.db.models import OuterRef, Q, Subquery

from articles.models import Revision
from newsroom.page_store.begun import begun


def next_boundary(at=None, begin=None, end=None):
    """The nearest `live_from` or `live_until` of any story after `at` (default: when the page in hand
    was begun), or None; one query. `begin` and `end` are conditions on those that may begin and end.
    """
    return nearest(boundaries(at or begun(), begin or Q(), end or Q()))


def nearest(rows):
    return min((time for (time,) in rows), default=None)


def boundaries(at, begin, end):
    """The next beginning and the next end, as rows of one time each."""
    begins = _begins(at).filter(begin).values_list("live_from")[:1]
    ends = _ends(at).filter(end).values_list("live_until")[:1]
    return (
        Revision.objects.filter(live_from__in=begins)
        .values_list("live_from")
        .union(Revision.objects.filter(live_until__in=ends).values_list("live_until"))
    )


def with_boundary(revisions, at):
    """Adds `begins` and `ends`, when the story itself next begins or ends, to each row."""
    own = Q(article=OuterRef("article"))
    return revisions.annotate(
        begins=Subquery(_begins(at).filter(own).values("live_from")[:1]),
        ends=Subquery(_ends(at).filter(own).values("live_until")[:1]),
    )


def _begins(at):
    return Revision.objects.filter(live_from__gt=at).order_by("live_from")


def _ends(at):
    return Revision.objects.filter(live_until__gt=at).order_by("live_until")
