"""Four eyes: who wrote a story's words, or stands in its byline, is not who approves them.

One site setting turns it off for a desk of two.
"""

from articles.models import Correspondent
from newsroom.site_settings.current import site_settings

from .refused import Refused
from .standing import is_placed


def not_own_story(article, *, by, **how):
    if not site_settings().four_eyes:
        return
    if article.words_by_id == by.pk or article.bylines.filter(correspondent__user=by).exists():
        raise Refused(
            "A second pair of eyes must approve it: you last changed the words or are in the byline.",
            "four-eyes",
        )


def approved_by_another(article, **how):
    """Asked again when it goes out: a name may have come into the byline after the approval."""
    approver = approver_of(article)
    if approver and article.bylines.filter(correspondent__user=approver).exists():
        raise Refused(
            f"{approver} approved it and is in its byline now; return it, and let another approve it.",
            "four-eyes",
        )


def must_not_join(article, correspondents):
    """Refuse to put the one who approved `article` into its byline. `correspondents` are their keys."""
    if not (article.approved_revision_id or is_placed(article)):
        return
    approver = approver_of(article)
    if approver and Correspondent.objects.filter(pk__in=correspondents, user=approver).exists():
        raise Refused(
            f"{approver} approved these words, so their name cannot come into the byline.", "four-eyes"
        )


def approver_of(article):
    """Whose approval the words stand on, where that matters: None without one, or without the rule."""
    if not site_settings().four_eyes:
        return None
    approval = article.history.filter(verb="approve").select_related("by").first()
    return approval.by if approval else None
