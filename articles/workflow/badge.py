"""How a story stands, as one word and a sign: the desk's state and what readers have, together."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models import Move
from articles.states import State

# Moves that say nothing of how the words stand.
BESIDE = ("reroute", "assign", "take up")


@dataclass(frozen=True)
class Badge:
    sign: str
    label: str


def with_standing(articles, at=None):
    """Adds what `badge_of` reads, `last_verb` and `last_at`, without a query a story."""
    moves = Move.objects.filter(article=OuterRef("pk")).exclude(verb__in=BESIDE).order_by("-at", "-id")
    return articles.with_live(at).annotate(
        last_verb=Subquery(moves.values("verb")[:1]), last_at=Subquery(moves.values("at")[:1])
    )


def badge_of(article):
    """The badge of an article that came through `with_standing`."""
    if article.state == State.SPIKED:
        return Badge("spiked", _("Spiked"))
    if article.is_live:
        if article.state != State.PUBLISHED:
            return Badge("changes", _("Live, with changes"))
        return Badge("live", _("Live, update scheduled") if article.is_scheduled else _("Live"))
    if article.state == State.PUBLISHED:
        if article.is_scheduled:
            return Badge("scheduled", _("Scheduled"))
        if article.withdrawn_at:
            return Badge("withdrawn", _("Withdrawn"))
        return Badge("expired", _("Expired"))
    if article.state == State.DRAFT and article.last_verb == "return":
        return Badge("returned", _("Returned"))
    if article.state == State.DRAFT and article.words_number == 0:
        return Badge("assigned", _planned(article))
    return Badge(article.state, State(article.state).label)


def _planned(article):
    if article.filed_by_id:
        return _("Taken up")
    return _("Assigned") if article.assignee_id else _("Planned")
