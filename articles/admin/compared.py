"""Two revisions of a story, word by word, as the page prints them."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.comparing import Budget, compare_bodies, compare_lines
from articles.comparing.pieces import IN, OUT, SAME
from articles.comparing.showing import set_anew, show
from articles.comparing.writing import plain
from articles.models import COPY_FIELDS
from articles.models.copy import LINES

from .field_names import field_name, field_names
from .shown_values import shown_value

WHAT = {
    "same": _("same"), "changed": _("changed"), "moved": _("moved"), "set": _("reformatted"), "new": _("new"),
    "out": _("taken out"),
}  # fmt: skip
FIRST = ("headline", "standfirst")


@dataclass
class Part:
    """A field, or a paragraph of the body. `old` and `new` are for two columns, `one` for one text."""

    name: str
    what: str
    pieces: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    was: int = 0
    now: int = 0
    text: tuple = ()
    number: int = 0

    @property
    def one(self):
        return show(self.pieces)

    @property
    def old(self):
        return show(self.pieces, leave_out=(IN,))

    @property
    def new(self):
        return show(self.pieces, leave_out=(OUT,))

    @property
    def words_in(self):
        return _words(self.pieces, IN)

    @property
    def words_out(self):
        return _words(self.pieces, OUT)

    @property
    def beginning(self):
        """The first words of a paragraph that stayed."""
        kept = [piece.tokens[:12] for piece in self.pieces[:1] if piece.kind == SAME]
        return plain(kept[0])[:80] if kept else ""


def compare(old, new):
    """The parts that differ and those that do not: a dict for the page."""
    budget = Budget()
    names = [*FIRST, *(name for name in COPY_FIELDS if name not in FIRST and name != "body")]
    fields = [_field(name, getattr(old, name), getattr(new, name), budget) for name in names]
    rows = [_row(row) for row in compare_bodies(old.body, new.body, budget)]
    changed = [one for one in fields if one.what != "same"]
    number = 0
    for part in [*changed, *rows]:
        if part.what != "same":
            number += 1
            part.number = number
    parts = [*fields, *rows]
    return {
        "fields": changed,
        "same_fields": field_names(one.name for one in fields if one.what == "same"),
        "runs": _runs(rows),
        "body_changed": sum(row.what != "same" for row in rows),
        "body_rows": len(rows),
        "body_in": sum(row.words_in for row in rows),
        "body_out": sum(row.words_out for row in rows),
        "changes": number,
        "words_in": sum(part.words_in for part in parts),
        "words_out": sum(part.words_out for part in parts),
        "moved": sum(row.what == "moved" for row in rows),
        "set_anew": sum(row.what == "set" for row in rows),
        "coarse": budget.left <= 0,
    }


def _field(name, old, new, budget):
    label = str(field_name(name)).capitalize()
    if old == new:
        return Part(name, "same")
    if name in LINES:
        return Part(label, "changed", compare_lines(old, new, budget))
    return Part(label, "changed", text=(shown_value(name, old), shown_value(name, new)))


def _row(row):
    notes = []
    if row.moved:
        notes.append(_("Was paragraph %d.") % row.was)
    if row.recast:
        notes.append(_("%(was)s made a %(now)s.") % {"was": row.recast[0].capitalize(), "now": row.recast[1]})
    notes += [f"{how} {what}".capitalize() + "." for how, what in set_anew(row.pieces)[:8]]
    if row.what in ("moved", "set"):
        written = any(piece.kind in (IN, OUT) for piece in row.pieces)
        notes.append(_("Words changed too.") if written else _("Words unchanged."))
    return Part(WHAT[row.what], row.what, row.pieces, notes, row.was, row.now)


def _runs(rows):
    """Rows with those that stayed the same, side by side, as one: lists of rows."""
    runs = []
    for row in rows:
        if runs and row.what == "same" and runs[-1][-1].what == "same":
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _words(pieces, kind):
    return sum(piece.words for piece in pieces if piece.kind == kind)
