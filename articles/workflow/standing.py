from django.utils.timezone import now


def live_revision(article, at=None):
    """What readers have of `article` at `at`, or None."""
    return article.revisions.live(at).first()


def scheduled_revision(article):
    """The approved version that is placed and not out yet, or None.

    Words that go on after a slot that was moved or taken back begin later too; nobody scheduled them.
    """
    return article.revisions.scheduled().filter(pk=article.approved_revision_id).first()


def is_placed(article):
    """Whether readers have `article`, or will."""
    return bool(live_revision(article) or scheduled_revision(article))


def goes_out_again(article):
    """What republishing would place: what readers had last, or what was approved if they never had it."""
    return last_revision(article) or article.approved_revision


def last_revision(article):
    """The version readers had last or have now, or None."""
    return article.revisions.placed().filter(live_from__lte=now()).order_by("-live_from", "-number").first()
