from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from articles.models import Review
from articles.states import ReviewState
from newsroom.site_settings.current import site_settings

from .form import ReviewForm
from .signals import signals_of
from .token import Expired, check_token


@dataclass
class Left:
    """What became of a reader's post: the form, the status to answer with, the review if one was kept."""

    form: ReviewForm
    status: int
    review: Review | None = None


def closes_on(article):
    """When reviews of `article` close, or None while they stay open for ever."""
    days = site_settings().reviews_close_after_days
    return article.published_at + timedelta(days=days) if days and article.published_at else None


def is_open(article, at=None):
    closing = closes_on(article)
    return site_settings().reviews_open and (closing is None or (at or now()) < closing)


def leave_review(data, article, *, reader):
    """Keep the review in `data` (a POST's fields) for a moderator; `reader` is from `reader_key`.

    Status 303: kept. 422: the form says what to mend. 429: too many from this reader within the
    hour. 403: closed. The words stay in the form in every case.
    """
    form = ReviewForm(data)
    if not is_open(article):
        form.add_error(None, _("Reviews of this story are closed."))
        return Left(form, 403)
    if not form.is_valid():
        return Left(form, 422)
    try:
        check_token(form.cleaned_data["token"], article)
    except Expired:
        form.add_error(None, _("This page was open for a long time. Please send the review once more."))
        return Left(form, 422)
    if _wrote_too_many(reader):
        form.add_error(None, _("Too many reviews from this connection. Try again in an hour."))
        return Left(form, 429)
    return _keep(form, article, reader)


def _wrote_too_many(reader):
    recent = Review.objects.filter(reader_key=reader, created__gte=now() - timedelta(hours=1))
    return recent.count() >= site_settings().review_rate_per_hour


def _keep(form, article, reader):
    data = form.cleaned_data
    signs = signals_of(data, article)
    trapped = any(name == "honeypot" for name, _matched in signs)
    try:
        with transaction.atomic():
            review = Review.objects.create(
                article=article,
                name=data["name"],
                email=data["email"],
                rating=int(data["rating"]),
                text=data["text"],
                state=ReviewState.SPAM if trapped else ReviewState.PENDING,
                created=now(),
                reader_key=reader,
                signals=signs,
            )
    except IntegrityError:
        form.add_error("email", _("A review of this story from this address is with us already."))
        return Left(form, 422)
    return Left(form, 303, review)
