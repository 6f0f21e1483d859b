from dataclasses import dataclass, field

from django.utils.timezone import now

from . import expression, months
from .entry import correspondent_mark, moment_of, month_mark, month_of, section_mark, tag_mark
from .terms import sought

NO_STORY = 0  # below every article's number


@dataclass
class Wanted:
    """A question in one language, narrowed. `since` and `until` are times: from the one, before the other."""

    question: object
    language: str
    sections: tuple = ()  # numbers, any of which will do
    correspondent: int | None = None
    tag: int | None = None
    since: object = None
    until: object = None
    terms: list = field(init=False)
    refused: list = field(init=False)
    moment: int = field(init=False)  # the one at which it is asked

    def __post_init__(self):
        self.terms, self.refused = sought(self.question, self.language)
        moment = now()
        self.moment = moment_of(moment)
        self.until = min(self.until, moment) if self.until else moment

    def __bool__(self):
        return bool(self.terms or self._marks())

    def months(self):
        """[(month, stories)] in which it can be, newest first: one query."""
        first = month_of(self.since) if self.since else None
        return months.months_of(self.language, first, month_of(self.until))

    def bounds(self):
        """The places (moment, article) between which it is."""
        after = (moment_of(self.since), NO_STORY) if self.since else None
        return after, (moment_of(self.until) + 1, NO_STORY)

    @property
    def is_dear(self):
        """Whether it has phrases that the database can tell only by reading each story's words."""
        terms = [*self.terms, *self.refused]
        return expression.is_postgresql() and any(len(form) > 1 for term in terms for form in term.forms)

    def expression(self, month_numbers=(), loose=False):
        """It in the words of the database, in these months or any; `loose`: a phrase's words anywhere."""
        parts = [term.loosely() if loose else str(term) for term in self.terms] + self._marks()
        if month_numbers:
            marks = [expression.phrase([month_mark(self.language, month)]) for month in month_numbers]
            parts.append(expression.any_of(marks))
        refused = [term for term in self.refused if not loose or len(term.forms[0]) == 1]
        return expression.all_of(parts, [str(term) for term in refused])

    def _marks(self):
        marks = []
        if self.sections:
            marks.append([section_mark(pk) for pk in self.sections])
        if self.correspondent:
            marks.append([correspondent_mark(self.correspondent)])
        if self.tag:
            marks.append([tag_mark(self.tag)])
        return [expression.any_of([expression.phrase([mark]) for mark in any_of]) for any_of in marks]
