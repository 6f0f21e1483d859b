"""Lines of the budget, as the desk and the planning page print them."""

from django.db.models import OuterRef, Subquery
from django.utils.timezone import now

from articles.models import Move
from articles.states import State
from articles.workflow.badge import badge_of

from .article_filters import listed

MOST = 200
SHOWN = 50


def lines_of(stories, most=MOST):
    """The earliest first, each with `badge`, `brief`, `late_by` (or None): two queries."""
    moment = now()
    briefs = (
        Move.objects.filter(article=OuterRef("pk"), verb="assign").exclude(note="").order_by("-at", "-id")
    )
    stories = listed(stories).select_related("section", "words_by", "assignee")
    stories = stories.annotate(brief=Subquery(briefs.values("note")[:1])).order_by("due", "pk")
    found = list(stories[:most])
    for story in found:
        story.badge = badge_of(story)
        is_late = story.state == State.DRAFT and story.due is not None and story.due < moment
        story.late_by = moment - story.due if is_late else None
    return found


def late(stories):
    """Those still in draft after the time they were due at, the one that is most late first."""
    return lines_of(stories.overdue(), SHOWN)


def undated(stories):
    """Planned without a time, and without words."""
    return lines_of(stories.unwritten().filter(due=None), SHOWN)
