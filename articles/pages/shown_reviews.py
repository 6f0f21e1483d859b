"""The reviews under a story, what they come to, and the form to leave one."""

from articles.models import Review
from articles.reviews.form import ReviewForm
from articles.reviews.leaving import closes_on, is_open
from articles.reviews.token import token_for
from newsroom.prepared import prepared

from . import clock
from .cursor import cursor_at

PAGE, AVERAGE_FROM = 10, 5
BLANK = ReviewForm()


def reviews_part(article, *, form=None, thanks=False, before=None):
    """What the reviews' part of a page is given; one query, the tally being loaded with the story."""
    reviews, more = read_reviews(article, before)
    closing = closes_on(article)
    return {
        "reviews": reviews,
        "more_reviews": more,
        "tally": tally_of(article),
        "form": form or BLANK,
        "token": token_for(article),
        "open": is_open(article),
        "closed_on": clock.day(clock.local(closing).date()) if closing else "",
        "thanks": thanks,
    }


def read_reviews(article, before=None):
    """Ten approved reviews, newest first, and the cursor of the next ten or None."""
    rows = _visible(article.pk, *(before or (None, None)))
    for review in rows:
        with_stars(review)
    more = cursor_at(rows[PAGE - 1].created, rows[PAGE - 1].pk) if len(rows) > PAGE else None
    return rows[:PAGE], more


def place_of_review(article, place):
    """`place`, if a visible review of the story stands there; None otherwise."""
    if place is None:
        return None
    created, pk = place
    return (
        Review.objects.visible()
        .filter(article=article, created=created, pk=pk)
        .values_list("created", "pk")
        .first()
    )


@prepared
def _visible(article, created, pk):
    visible = Review.objects.visible().filter(article=article)
    return (visible.before(created, pk) if created else visible)[: PAGE + 1]


def with_stars(review):
    review.stars = "★" * review.rating + "☆" * (5 - review.rating)
    return review


def tally_of(article):
    """The average and the bars, from five reviews on; None below."""
    tally = getattr(article, "tally", None)
    if tally is None or tally.total < AVERAGE_FROM:
        return None
    most = max(tally.counts)
    bars = [
        {"rating": rating, "number": number, "percent": round(100 * number / most)}
        for rating, number in reversed(list(enumerate(tally.counts, start=1)))
    ]
    return {"average": tally.average, "total": tally.total, "bars": bars}
