"""Two saves that met, as a page: both texts side by side, and a choice for each place."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.comparing import Budget, compare_lines
from articles.comparing.pieces import pieces
from articles.comparing.showing import show
from articles.models import COPY_FIELDS
from articles.models.copy import LINES
from articles.richtext import word_count

from .editor_widget import rich_settings
from .field_names import field_name, field_names
from .moves import LABELS
from .presence import key_for
from .shown_values import shown_value
from .story_form import COUNTED

OWN = ("csrfmiddlewaretoken", "_move", "_save", "_continue", "_back", "_all")


@dataclass
class Spot:
    """A place as the page prints it."""

    place: object
    number: int
    budget: Budget

    @property
    def label(self):
        name = str(field_name(self.place.field)).capitalize()
        if self.place.number:
            return _("%(body)s, paragraph %(n)d") % {"body": name, "n": self.place.number}
        return name

    @property
    def is_words(self):
        return self.place.field in LINES or self.place.field == "body"

    @property
    def may_write(self):
        return self.is_words

    @property
    def most(self):
        return COUNTED.get(self.place.field, 0)

    @cached_property
    def theirs(self):
        return self._side(self.place.theirs, self.place.mine)

    @cached_property
    def mine(self):
        return self._side(self.place.mine, self.place.theirs)

    def _side(self, value, other):
        """What one made of it, against what both began with (against the other where that is not known)."""
        place = self.place
        began = other if place.base is None and not place.number else place.base
        if place.number:
            old = place.base.tokens if place.base else []
            return show(pieces(old, value.tokens if value else [], self.budget))
        if self.is_words:
            return show(compare_lines(began, value, self.budget))
        return shown_value(place.field, value)

    @property
    def starts(self):
        """What one may start writing from, by whose it is."""
        return {name: _plain(getattr(self.place, name)) for name in ("theirs", "mine")}

    @property
    def merged(self):
        return _plain(self.place.merged)

    @property
    def written(self):
        return self.place.written or self.merged or self.starts["mine"]


def _plain(value):
    return value.html if hasattr(value, "html") else "" if value is None else value


def conflict_context(page, admin, request):
    """For `page` (a StoryPage whose save was not settled)."""
    if request.POST.get("_all") in ("theirs", "mine"):
        for place in page.meeting.places:
            place.pick = request.POST["_all"]
    for place in page.meeting.places:
        # Where both fit together that is proposed; nothing is saved before someone has looked at it.
        place.pick = place.pick or ("merged" if place.merged else "")
    meeting, budget = page.meeting, Budget()
    spots = [Spot(place, number, budget) for number, place in enumerate(meeting.places, start=1)]
    by_place = {id(spot.place): spot for spot in spots}
    theirs, seen = page.theirs, page.form.cleaned_data["seen"]
    config, plugins = rich_settings()
    settled = [spot for spot in spots if spot.place.settled]
    return {
        "title": _("Two saves"),
        "story": page.story,
        "theirs": theirs,
        "same_person": theirs is not None and theirs.saved_by_id == page.person.pk,
        "seen": seen,
        "base_known": seen == 0 or page.story.revisions.filter(number=seen).exists(),
        "next_number": page.story.words_number + 1,
        "my_words": word_count(page.form.cleaned_data["body"]),
        "kept_theirs": field_names(name for name, whose in meeting.kept.items() if whose == "theirs"),
        "kept_mine": field_names(name for name, whose in meeting.kept.items() if whose == "mine"),
        "kept_both": field_names(name for name, whose in meeting.kept.items() if whose == "both"),
        "spots": spots,
        "lines": [spot for spot in spots if not spot.place.number],
        "stretches": _stretches(meeting, by_place),
        "same": field_names(_same(page, meeting)),
        "open": [spot for spot in spots if not spot.place.settled],
        "settled": settled,
        "carried": list(_carried(request.POST)),
        "move": LABELS[page.key][0] if page.key in LABELS else "",
        "again": any(name.startswith("pick-") for name in request.POST),
        "media": page.form.media,
        "editor_config": config,
        "editor_plugins": plugins,
        "kept_key": key_for(page.person),
        "opts": admin.opts,
    }


def _same(page, meeting):
    return [
        name
        for name in COPY_FIELDS
        if name in meeting.outcome and name not in meeting.kept and name not in meeting.fields_met
    ]


def _stretches(meeting, by_place):
    """The body from its beginning: places, and between them what needs no choice, as (spot, parts)."""
    places = iter([place for place in meeting.places if place.field == "body"])
    found = []
    for is_place, parts in groupby(meeting.body, key=lambda part: not part.by):
        if is_place:
            found += [(by_place[id(next(places))], []) for _part in parts]
        else:
            found.append((None, list(parts)))
    return found


def _carried(data):
    """Everything the form sent, to be sent again: nothing of it is anywhere else yet."""
    for name, values in data.lists():
        if name not in OWN and not name.startswith(("pick-", "written-")):
            yield from ((name, value) for value in values)
