from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.timezone import now

_read = ContextVar("standing", default=None)


@contextmanager
def read_once():
    """In it, how a story stands is asked of the database once: to show what may be done, never to do it."""
    token = _read.set({} if _read.get() is None else _read.get())
    try:
        yield
    finally:
        _read.reset(token)


def live_revision(article, at=None):
    """What readers have of `article` at `at`, or None."""
    if at is not None:
        return article.revisions.live(at).first()
    return _once("live", article, lambda: article.revisions.live().first())


def scheduled_revision(article):
    """The approved version that is placed and not out yet, or None.

    Words that go on after a slot that was moved or taken back begin later too; nobody scheduled them.
    """
    approved = article.approved_revision_id
    return _once("scheduled", article, lambda: article.revisions.scheduled().filter(pk=approved).first())


def is_placed(article):
    """Whether readers have `article`, or will."""
    return bool(live_revision(article) or scheduled_revision(article))


def goes_out_again(article):
    """What republishing would place: what readers had last, or what was approved if they never had it."""
    return last_revision(article) or article.approved_revision


def last_revision(article):
    """The version readers had last or have now, or None."""
    return article.revisions.placed().filter(live_from__lte=now()).order_by("-live_from", "-number").first()


def _once(what, article, ask):
    read = _read.get()
    if read is None:
        return ask()
    key = (what, article.pk, article.approved_revision_id)
    if key not in read:
        read[key] = ask()
    return read[key]
