"""Two saves that meet: field by field, what both can keep, and the places where someone must choose.

`base` is what both began with, `theirs` what another saved since, `mine` what is to be saved now:
values by field name. Nothing is written here.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from articles.comparing import Budget, merge_bodies, merge_lines
from articles.models.copy import LINES

LISTS = ("tags", "bylines")
PICKS = ("theirs", "mine", "merged", "written")


@dataclass
class Place:
    """One thing both changed differently. `merged` is what fits both, or None.

    `key` is made of what stands there: a choice made for other words is no choice for these.
    `number` is the paragraph's, in the body.
    """

    field: str
    base: object
    theirs: object
    mine: object
    merged: object = None
    number: int = 0
    pick: str = ""
    written: str = ""
    error: str = ""  # why what was chosen cannot be taken

    @property
    def key(self):
        told = repr((self.field, self.number and _html(self.base), _html(self.theirs), _html(self.mine)))
        return f"{self.field}-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"

    @property
    def settled(self):
        """Whether a choice was made that can be taken."""
        return self.pick in PICKS and not self.error and not (self.pick == "merged" and self.merged is None)

    @property
    def taken(self):
        value = getattr(self, self.pick)
        return _html(value) if self.number else value

    def take_as(self, value):
        """`value` is what was chosen, in the form in which it is kept."""
        setattr(self, self.pick, value)


@dataclass
class Meeting:
    """`outcome` has a value for each field without a place; `kept` says whose: theirs, mine or both."""

    outcome: dict = field(default_factory=dict)
    kept: dict = field(default_factory=dict)
    places: list = field(default_factory=list)
    body: list = field(default_factory=list)

    @property
    def open(self):
        return [place for place in self.places if not place.settled]

    @property
    def from_them(self):
        """The fields in which another's change is kept, or must be chosen about."""
        return [*(name for name, whose in self.kept.items() if whose != "mine"), *self.fields_met]

    @property
    def fields_met(self):
        return list(dict.fromkeys(place.field for place in self.places))

    def result(self):
        """The values to save, once nothing is open."""
        values = dict(self.outcome)
        for place in self.places:
            if place.field != "body":
                values[place.field] = place.taken
        if self.body:
            chosen = iter([place for place in self.places if place.field == "body"])
            stretches = [part.html if part.by else next(chosen).taken for part in self.body]
            values["body"] = "\n".join(stretch for stretch in stretches if stretch)
        return values


def meet(base, theirs, mine):
    """The Meeting of two changes; a field `base` has not is one whose beginning is not known."""
    meeting, budget = Meeting(), Budget()
    for name, own in mine.items():
        _meet_field(meeting, name, base.get(name), theirs[name], own, budget)
    return meeting


def _meet_field(meeting, name, base, theirs, mine, budget):
    if mine == theirs or theirs == base:
        meeting.outcome[name] = mine
        if mine != base and theirs == base:
            meeting.kept[name] = "mine"
    elif mine == base:
        meeting.outcome[name], meeting.kept[name] = theirs, "theirs"
    elif name == "body":
        _meet_body(meeting, base, theirs, mine, budget)
    else:
        merged = _merged(name, base, theirs, mine, budget)
        if name in LISTS and merged is not None:
            meeting.outcome[name], meeting.kept[name] = merged, "both"
        else:
            meeting.places.append(Place(name, base, theirs, mine, merged))


def _meet_body(meeting, base, theirs, mine, budget):
    meeting.body = merge_bodies(base, theirs, mine, budget)
    for part in meeting.body:
        if not part.by:
            meeting.places.append(Place("body", part.base, part.theirs, part.mine, part.merged, part.number))
    if not any(part.by == "" for part in meeting.body):
        meeting.kept["body"] = "both"


def _merged(name, base, theirs, mine, budget):
    if name in LISTS:
        return _merged_list(base, theirs, mine)
    if name in LINES and base is not None:
        return merge_lines(base, theirs, mine, budget)
    return None


def _merged_list(base, theirs, mine):
    """Theirs without what I took out, then what I put in; None where either changed the order."""
    if base is None:
        return None
    for other in (theirs, mine):
        stayed = [row for row in other if row in base]
        if stayed != [row for row in base if row in other]:
            return None
    kept = [row for row in theirs if row in mine or row not in base]
    return (*kept, *(row for row in mine if row not in base and row not in kept))


def _html(value):
    return value.html if hasattr(value, "html") else "" if value is None else value
