"""What moderators do with a review: the only writer of its state after it was left, and of the tally."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.timezone import now

from articles.models import Review, ReviewTally
from articles.richtext import plain_line
from articles.states import ReviewState
from newsroom.audit.log import record
from newsroom.bidi import check_text
from newsroom.page_store.stamps import bump
from newsroom.turn import take_turn

RATINGS = ("one", "two", "three", "four", "five")


class NotModerated(Exception):
    """The decision was refused; the message says why."""


def approve(review, *, by):
    """Readers see it from now on."""
    return _decide(review, ReviewState.APPROVED, by)


def reject(review, *, by, reason):
    """Readers never see it; the reason is kept beside it."""
    try:
        check_text(reason)
    except ValidationError as error:
        raise NotModerated(error.messages[0]) from error
    if not plain_line(reason):
        raise NotModerated("Say why the review is rejected.")
    return _decide(review, ReviewState.REJECTED, by, plain_line(reason)[:300])


def mark_spam(review, *, by):
    return _decide(review, ReviewState.SPAM, by, "spam")


@transaction.atomic
def _decide(review, state, by, reason=""):
    if not by.has_perm("articles.moderate_review"):
        raise NotModerated("You may not moderate reviews.")
    take_turn()
    review = Review.objects.select_for_update(of=("self",)).select_related("article").get(pk=review.pk)
    left, review.state = review.state, state
    review.moderated_by, review.moderated_at, review.reason = by, now(), reason
    if state == ReviewState.APPROVED:
        review.reports = 0  # what was said of it is settled
    review.save(update_fields=["state", "moderated_by", "moderated_at", "reason", "reports"])
    if ReviewState.APPROVED in {left, state}:
        count_again(review.article)
        bump(f"story-{review.article_id}")
    record("review." + state, by=by, subject=f"review {review.pk}", detail={"from": left, "reason": reason})
    return review


def count_again(article):
    """Bring the story's tally in line with its approved reviews: one count over its own reviews."""
    rows = article.reviews.filter(state=ReviewState.APPROVED).values("rating").annotate(n=Count("pk"))
    found = {row["rating"]: row["n"] for row in rows}
    counts = {name: found.get(rating, 0) for rating, name in enumerate(RATINGS, start=1)}
    ReviewTally.objects.update_or_create(article=article, defaults=counts)
