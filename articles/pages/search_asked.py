"""What a search asks for, read from its address, and the addresses of searches near to it."""

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.models import Correspondent
from articles.search.question import LONGEST, read_question
from articles.search.wanted import Wanted
from newsroom.page_store.stamps import kept

from . import clock
from .navigation import family_of, section_called

RELEVANCE, NEWEST = "relevance", "newest"


@dataclass(frozen=True)
class Asked:
    """The words, what narrows them, and the order; `notes` say what of the address made no sense."""

    language: str
    words: str = ""
    section: object = None
    correspondent: object = None
    tag: object = None
    first: date | None = None
    last: date | None = None
    newest: bool = False
    notes: list = field(default_factory=list, compare=False)

    @property
    def question(self):
        return read_question(self.words)

    def wanted(self):
        """It as the index takes it."""
        return Wanted(
            self.question,
            self.language,
            sections=tuple(one.pk for one in family_of(self.section)) if self.section else (),
            correspondent=self.correspondent and self.correspondent.pk,
            tag=self.tag and self.tag.pk,
            since=clock.day_bounds(self.first)[0] if self.first else None,
            until=clock.day_bounds(self.last)[1] if self.last else None,
        )

    def but(self, **changes):
        return replace(self, **changes)

    @property
    def by_newest(self):
        return self.but(newest=True)

    @property
    def by_relevance(self):
        return self.but(newest=False)

    @property
    def unfiltered(self):
        return Asked(self.language, self.words, newest=self.newest)

    @property
    def is_empty(self):
        return self == Asked(self.language, newest=self.newest)

    @property
    def query(self):
        """The part of the address after the question mark."""
        parts = {
            "q": self.words,
            "section": self.section and self.section.slug,
            "by": self.correspondent and self.correspondent.slug,
            "tag": self.tag and self.tag.slug,
            "from": self.first and self.first.isoformat(),
            "to": self.last and self.last.isoformat(),
            "sort": NEWEST if self.newest else "",
        }
        return urlencode({name: value for name, value in parts.items() if value})

    @property
    def section_name(self):
        return self.section and self.section.called(self.language)

    def filters(self):
        """Each filter as {"name", "without"}: what it is called, the search without it; narrowest first."""
        found = [
            (self.tag and self.tag.name, {"tag": None}),
            (self.correspondent and self.correspondent.name, {"correspondent": None}),
            (self.section_name, {"section": None}),
            (self.first and _("From %s") % clock.day(self.first), {"first": None}),
            (self.last and _("To %s") % clock.day(self.last), {"last": None}),
        ]
        return [{"name": name, "without": self.but(**change)} for name, change in found if name]


def read_asked(get, language):
    notes = []
    words = get.get("q", "").replace("\0", " ").strip()[: LONGEST + 1]
    first, last = (_day(get.get(name, ""), notes) for name in ("from", "to"))
    if first and last and first > last:
        first, last = last, first
    return Asked(
        language=language,
        words=words,
        section=section_called(get.get("section", "")),
        correspondent=_called(Correspondent.objects.select_related(None), get.get("by", "")),
        tag=_called(Tag.objects, get.get("tag", "")),
        first=first,
        last=last,
        newest=get.get("sort") == NEWEST,
        notes=notes,
    )


def staff():
    """Correspondents to choose from, by name; kept per process."""
    names = Correspondent.objects.filter(active=True).order_by("name")
    return kept("staff", lambda: list(names.only("name", "slug")), "correspondents")


def _called(rows, slug):
    return rows.filter(slug=slug.replace("\0", "")[:200]).first() if slug else None


def _day(text, notes):
    """A day as `2026-11-24`; anything else is left out, and noted."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text.strip())
        clock.day_bounds(day)
        return day
    except (ValueError, OverflowError):
        notes.append(_("“%s” is no date; it was left out.") % text[:20])
        return None
