"""Stories as lists print them: each with its address, picture and byline, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from urllib.parse import quote

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.timezone import now
from django.utils.translation import gettext as _

from articles.models import Byline, Revision

from . import clock
from .bylines import writers_and_others
from .cursor import cursor_at, kept_by, read_cursor

PAGE = 20
UPDATED_FOR = timedelta(hours=4)


def read(stories, limit):
    """The first `limit` of `stories` as a list, dressed for printing: one query."""
    return [dressed(story) for story in stories.for_list()[:limit]]


def dressed(story):
    """Adds what a list prints of a story: what a line does, and `picture` (a photo that may be shown, or
    None)."""
    photo = story.lead_photo
    story.picture = photo if photo and photo.is_usable() else None
    return lined(story)


def lined(story):
    """Adds what a line prints of a story: `url` (encoded, without host), and for four hours after a change
    that matters `updated` and a `note` of it."""
    story.url = quote(story.address or "/")
    fresh = story.material and story.version > 1 and story.live_from > now() - UPDATED_FOR
    story.updated = story.live_from if fresh else None
    story.note = story.correction = None  # said, since a template looks long for what is not there
    if fresh and story.what_changed:
        story.note = f"{_('Version %(n)s') % {'n': story.version}}: {story.what_changed}"
    return story


def pictured_once(stories):
    """Takes a picture off every one of `stories` (dressed, as they stand on a page) but the first that has
    it; returns them."""
    seen = set()
    for story in stories:
        if story.picture and story.picture.pk in seen:
            story.picture = None
        elif story.picture:
            seen.add(story.picture.pk)
    return stories


def portrayed(people):
    """Adds `picture` to each correspondent of `people`: the portrait that may be shown; returns them."""
    for person in people:
        portrait = person.portrait
        person.picture = portrait if portrait and portrait.is_usable() else None
    return people


def portraits(people):
    """The keys of what pages show of the faces of `people`."""
    return [f"photo-{person.portrait_id}" for person in people if person.portrait_id]


def rights_end(photos):
    """When the rights to each of `photos` are over, or None: nobody may see it then, database or none."""
    return [photo.rights_expire and clock.day_bounds(photo.rights_expire)[1] for photo in photos if photo]


def depending(declared, stories):
    """Adds to `declared` what lists of `stories` show beside their words: pictures, names, "Updated"."""
    declared.on(*(f"photo-{story.lead_photo_id}" for story in stories if story.lead_photo_id))
    declared.until(*rights_end(getattr(story, "picture", None) for story in stories))
    for story in stories:
        declared.on(*(f"byline-{row.correspondent_id}" for row in getattr(story, "writers", ())))
        if story.updated:
            declared.until(story.updated + UPDATED_FOR)
    return declared


def with_bylines(stories):
    """Load the bylines of `stories` (a list) in one query, as `story.writers` and `story.others`."""
    bylines = Byline.objects.select_related("correspondent__portrait").order_by("order", "id")
    prefetch_related_objects(stories, Prefetch("article__bylines", bylines))
    for story in stories:
        story.writers, story.others = writers_and_others(story.article.bylines.all())
    return stories


def newest_of_each(streams, limit):
    """The `limit` newest of each queryset in `streams`, together: one query for numbers, one for rows.

    Each stream is in `latest()` order and stops at its own limit, so the work does not grow
    with the archive. The rows come back newest first.
    """
    return [dressed(story) for story in among(streams, limit).for_list()] if streams else []


def among(streams, limit):
    """The same as a queryset of revisions, whose numbers are found by one query; `streams` not empty."""
    parts = [
        Revision.objects.filter(pk__in=stream.values("pk")[:limit]).values_list("pk") for stream in streams
    ]
    numbers = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return Revision.objects.filter(pk__in=[pk for (pk,) in numbers]).latest()


@dataclass
class ListPage:
    """One page of a list: its stories, and the cursors of the next older and newer page.

    `newer` is None on the first page and "" where the newer page is the first. `kept_by`: the parameters
    of the address by which it may be kept.
    """

    stories: list
    older: str | None
    newer: str | None
    kept_by: tuple = ()


def list_page(streams, before=None, limit=PAGE):
    """The page of `streams` that begins after the cursor `before`; None for a bad cursor."""
    place = read_cursor(before) if before is not None else None
    if before is not None and place is None:
        return None
    older = [stream.before(*place) for stream in streams] if place else streams
    rows = _merged(older, limit + 1)
    above = _above(streams, rows[0], limit) if place and rows else None
    more = cursor_of(rows[limit - 1]) if len(rows) > limit else None
    return ListPage(rows[:limit], more, *around(above, before, limit))


def around(above, before, limit):
    """(newer, kept by) of a page, of the places `above` it, oldest first; None of the first page."""
    if above is None:
        return None, ()
    newer = cursor_at(*above[limit]) if len(above) > limit else ""
    return newer, kept_by(before, above[0] if above else None)


def cursor_of(story):
    return cursor_at(story.article.published_at, story.article_id)


def _merged(streams, limit):
    if len(streams) == 1:
        return read(streams[0], limit)
    return newest_of_each(streams, limit)[:limit]


def _above(streams, story, limit):
    """The places of the stories above `story`, oldest first: at least one more than `limit`, or all."""
    after = [stream.after(story.article.published_at, story.article_id) for stream in streams]
    turned = [stream.order_by("article__published_at", "article_id") for stream in after]
    return sorted(
        key
        for stream in turned
        for key in stream.values_list("article__published_at", "article_id")[: limit + 1]
    )


def by_day(stories):
    """`stories` under date headings: a list of (name, date in full or "", stories of that day)."""
    days = groupby(stories, key=lambda story: clock.local(story.article.published_at).date())
    return [(*clock.heading(date), list(rows)) for date, rows in days]


def by_period(stories):
    """`stories` under few headings: today, yesterday, this week, then months. As `by_day`, with `hours`
    in the place of the date: whether the hour is printed at the side, or the day."""
    groups = groupby(stories, key=lambda story: clock.period(clock.local(story.article.published_at).date()))
    return [(name, hours, list(rows)) for (name, hours), rows in groups]
