"""What people did at the desk lately. An import is one line, however many stories it brought."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from articles.models import Byline, Move
from newsroom.audit.models import AuditEvent

LATELY = timedelta(days=7)
IN_BULK = ("stories.import", "stories.seed")


@dataclass
class Happening:
    """One line: a move of a story, or an import with the number of its stories."""

    at: object
    move: Move | None = None
    brought: int = 0
    where: str = ""


def activity(person, moment, *, everything, most=10):
    """The last moves of the stories this person may see, the latest first; one query, two with imports.

    Only moves that people made are asked for: the index of those passes over an import's thousands.
    """
    moves = Move.objects.filter(by__isnull=False).select_related("article", "by", "revision")
    if not everything:
        moves = moves.filter(_of_a_story_of(person), at__gte=moment - LATELY)
    rows = moves.order_by("-at", "-id").defer("article__body", "revision__body")[:most]
    lines = [Happening(move.at, move) for move in rows]
    if everything:
        lines += _imports(moment)
    return sorted(lines, key=lambda line: line.at, reverse=True)[:most]


def _of_a_story_of(person):
    """As the scope `theirs`, asked of each move in turn: a list of their stories could be long."""
    named = Byline.objects.filter(article=OuterRef("article"), correspondent__user=person)
    return Q(article__filed_by=person) | Q(article__assignee=person) | Q(Exists(named))


def _imports(moment, most=3):
    recent = AuditEvent.objects.filter(kind__in=IN_BULK, at__gte=moment - LATELY).order_by("-at")[:most]
    return [
        Happening(event.at, brought=event.detail.get("stories", 0), where=event.subject) for event in recent
    ]
