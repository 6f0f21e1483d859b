"""The stories in the works, in one question: what the front page counts, and which of them it shows."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from articles.models import Article, Byline
from articles.querysets.article import LONG_WAIT
from articles.states import State
from articles.workflow.badge import with_standing

FIELDS = (
    "pk state section_id filed_by_id assignee_id words_by_id words_number due changed "
    "last_verb last_at is_live is_named"
).split()


@dataclass
class Line:
    """What is needed of an open story to count it: no words of it."""

    pk: int
    state: str
    section_id: int
    filed_by_id: int | None
    assignee_id: int | None
    words_by_id: int | None
    words_number: int
    due: object
    changed: object
    last_verb: str | None
    last_at: object
    is_live: bool
    is_named: bool


class OpenStories:
    """Every story in draft, filed or approved that `person` may read, asked once: one query.

    Each question below is that of a filter of the list of stories, so that the number on the
    front page is the number in the list (articles/admin/article_filters.py).
    """

    def __init__(self, person, moment, *, everything):
        stories = Article.objects.in_the_works() if everything else Article.objects.open_to(person)
        named = Byline.objects.filter(article=OuterRef("pk"), correspondent__user=person)
        rows = with_standing(stories, moment).annotate(is_named=Exists(named)).values_list(*FIELDS)
        self.lines = [Line(*row) for row in rows]
        self.person, self.moment = person, moment

    def in_state(self, state):
        """The longest waiting first."""
        found = [line for line in self.lines if line.state == state]
        return sorted(found, key=lambda line: line.last_at or line.changed)

    def late(self):
        """Filed, and waiting for longer than LONG_WAIT."""
        return [
            line
            for line in self.in_state(State.FILED)
            if line.last_at and self.moment - line.last_at > LONG_WAIT
        ]

    def mine(self):
        """The latest changed first."""
        return sorted(filter(self._is_mine, self.lines), key=lambda line: line.changed, reverse=True)

    def returned(self):
        """Handed back to this person, the latest first."""
        found = (line for line in self.mine() if line.state == State.DRAFT and line.last_verb == "return")
        return sorted(found, key=lambda line: line.last_at, reverse=True)

    def assigned(self):
        """Wanted of this person and not written yet, the next due first."""
        own = (line for line in self.lines if line.assignee_id == self.person.pk)
        found = [line for line in own if line.state == State.DRAFT and not line.words_number]
        return sorted(found, key=lambda line: (line.due is None, line.due, line.pk))

    def overdue(self):
        """In draft after the time they were due, the most late first."""
        wanted = (line for line in self.lines if line.state == State.DRAFT and line.due)
        return sorted((line for line in wanted if line.due < self.moment), key=lambda line: line.due)

    def due_before(self, end):
        """To be written from now until `end`, the next due first."""
        wanted = (line for line in self.lines if line.state == State.DRAFT and line.due)
        return sorted((line for line in wanted if self.moment <= line.due < end), key=lambda line: line.due)

    def with_changes(self):
        return [line for line in self.lines if line.is_live]

    def _is_mine(self, line):
        people = (line.filed_by_id, line.assignee_id, line.words_by_id)
        return line.is_named or self.person.pk in people
