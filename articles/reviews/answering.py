"""What may follow a review that readers see: a reply from the desk, and another reader's report of it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.timezone import now
from django.utils.translation import gettext as _

from articles.models import Review, ReviewReport
from articles.richtext import plain_text
from articles.states import ReviewState
from newsroom.audit.log import record
from newsroom.bidi import check_text
from newsroom.jobs.queue import enqueue
from newsroom.page_store.stamps import bump
from newsroom.site_settings.current import site_settings
from newsroom.turn import take_turn

from .moderation import NotModerated

LONGEST_REPLY = 1000
MOST_REPORTS = 99


@transaction.atomic
def reply(review, *, by, text, seen=None):
    """The desk's answer under the review, or none any more; whoever left the review is written to once.

    `seen` is the reply that it was written over: one that came meanwhile is not replaced.
    """
    _may_moderate(by)
    try:
        check_text(text)
    except ValidationError as error:
        raise NotModerated(error.messages[0]) from error
    text = plain_text(text)
    if len(text) > LONGEST_REPLY:
        raise NotModerated(_("Shorten the reply to 1,000 characters; it has %d.") % len(text))
    take_turn()
    review = Review.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if review.state != ReviewState.APPROVED:
        raise NotModerated(_("Only a review that readers see can be replied to."))
    if seen is not None and plain_text(seen) != review.reply:
        raise NotModerated(_("Someone else wrote the reply meanwhile. Yours stands below it, not saved yet."))
    is_first = not review.replied_at
    review.reply, review.replied_by = text, by
    review.replied_at = review.replied_at or (now() if text else None)
    review.save(update_fields=["reply", "replied_by", "replied_at"])
    bump(f"story-{review.article_id}")
    record("review.reply", by=by, subject=f"review {review.pk}", detail={"to": text[:300]})
    if text and is_first and review.email:
        enqueue("mail_reply", {"review": review.pk})
    return review


class ReportedTooOften(Exception):
    """A reader reported more reviews within the hour than one may leave."""


@transaction.atomic
def report(review, *, reader):
    """Another reader thinks that it should not stand there; a moderator looks at it.

    `reader` is from `reader_key`; each counts once a review. Raises ReportedTooOften.
    """
    take_turn()
    ReviewReport.objects.filter(created__lt=now() - timedelta(days=1)).delete()
    theirs = ReviewReport.objects.filter(reader_key=reader)
    if theirs.filter(review=review).exists():
        return
    recent = theirs.filter(created__gte=now() - timedelta(hours=1))
    if recent.count() >= site_settings().review_rate_per_hour:
        raise ReportedTooOften
    ReviewReport.objects.create(review=review, reader_key=reader, created=now())
    Review.objects.filter(pk=review.pk, reports__lt=MOST_REPORTS).update(reports=F("reports") + 1)


@transaction.atomic
def settle_reports(review, *, by):
    """A moderator looked, and it stays."""
    _may_moderate(by)
    take_turn()
    Review.objects.filter(pk=review.pk).update(reports=0)
    record("review.kept", by=by, subject=f"review {review.pk}", detail={"reports": review.reports})


def _may_moderate(by):
    if not by.has_perm("articles.moderate_review"):
        raise NotModerated(_("You may not moderate reviews."))
