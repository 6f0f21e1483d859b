from django.utils.timezone import now


def live_revision(article, at=None):
    """What readers have of `article` at `at`, or None."""
    return article.revisions.live(at).first()


def scheduled_revision(article, at=None):
    """The next version that is placed and not out yet, or None."""
    return article.revisions.scheduled(at or now()).order_by("live_from").first()


def last_revision(article):
    """The version readers had last or have now, or None."""
    return article.revisions.placed().filter(live_from__lte=now()).order_by("-live_from", "-number").first()
