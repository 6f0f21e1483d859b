"""What moderators read: reviews of one state, a page at a time, each with its story's headline."""

from django.db.models import OuterRef, Subquery
from django.utils.timezone import now

from articles.models import Review, Revision
from articles.states import ReviewState

REPORTED = "reported"  # not a state: those that readers see and have reported


def with_headlines(reviews):
    """Adds `headline`, what readers last had: a moderator need not see a working copy."""
    placed = Revision.objects.filter(article=OuterRef("article"), live_from__lte=now()).order_by("-live_from")
    return reviews.annotate(headline=Subquery(placed.values("headline")[:1]))


def queue(state, after=0, limit=20):
    """Up to `limit` reviews after number `after`: waiting ones oldest first, decided ones newest first."""
    found = Review.objects.filter(state=state)
    if state == REPORTED:
        found = Review.objects.visible().filter(reports__gt=0)
    reviews = with_headlines(found.select_related("article__tally", "moderated_by"))
    reviews = reviews.defer("article__body", "article__headline")
    last = Review.objects.filter(pk=after).first() if after else None
    if state == ReviewState.PENDING:
        if last:
            reviews = reviews.filter(created__gte=last.created).exclude(created=last.created, pk__lte=last.pk)
        return list(reviews.order_by("created", "pk")[:limit])
    if last:
        reviews = reviews.before(last.created, last.pk)
    return list(reviews.order_by("-created", "-pk")[:limit])
