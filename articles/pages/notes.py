"""Corrections as readers see them: of stories that are live, once the words that correct them are out."""

from urllib.parse import quote

from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import now

from articles.models import Address, Correction, Revision

from .lists import dressed

ADDRESS = Subquery(Address.objects.filter(article=OuterRef("article_id"), current=True).values("path")[:1])


def corrections_shown(language=None, at=None):
    """Corrections of stories live at `at` (default: now), newest first, each with its story's `address` and
    `headline`."""
    at = at or now()
    headline = Revision.objects.live(at).filter(article=OuterRef("article_id")).values("headline")[:1]
    notes = Correction.objects.filter(revision__live_from__lte=at)
    if language:
        notes = notes.filter(article__language=language)
    notes = notes.annotate(address=ADDRESS, headline=Subquery(headline))
    return notes.filter(headline__isnull=False).order_by("-made_at", "-pk")


def in_stories_of(notes, person):
    """Those of a correspondent; asked by story, since a byline may name one person in two roles."""
    return notes.filter(article__in=person.bylines.order_by().values("article"))


def read_notes(notes, limit):
    """The first `limit` as a list, each with its story's `url`: one query."""
    rows = list(notes[:limit])
    for note in rows:
        note.url = quote(note.address or "/")
    return rows


def corrected(notes, limit):
    """The `limit` stories (dressed, as readers have them now) that were corrected last, each with its newest
    `correction`; a story corrected many times takes one place: two queries."""
    newest = {}
    for note in notes[: 4 * limit]:
        newest.setdefault(note.article_id, note)
    numbers = list(newest)[:limit]
    rows = Revision.objects.live().filter(article__in=numbers).for_list() if numbers else []
    stories = sorted(map(dressed, rows), key=lambda story: numbers.index(story.article_id))
    for story in stories:
        story.correction = newest[story.article_id]
    return stories


def before(notes, made_at, pk):
    """Those after the given one in `corrections_shown` order: the older ones."""
    return notes.filter(Q(made_at__lt=made_at) | Q(made_at=made_at, pk__lt=pk))
