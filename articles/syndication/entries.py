"""What a feed says of each of its stories, read in a fixed number of queries; each form only prints it."""

from dataclasses import dataclass, field

from django.db.models import F, OuterRef, Prefetch, Q, Subquery, prefetch_related_objects
from django.utils.timezone import now

from articles.models import Correction, Revision, TaggedArticle
from articles.pages.body import photos_of
from articles.pages.lists import dressed, with_bylines
from articles.states import Label
from newsroom.languages import page_path

from .full_text import full_text, without_pictures
from .ids import story_id
from .organization import absolute

PICTURE = 1200


@dataclass
class Entry:
    """One story in a feed. Addresses are absolute, times aware; `html` is "" in a feed of summaries."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: object
    updated: object
    writers: list  # (name, address) of each
    categories: list
    picture: dict = field(default_factory=dict)


def read_entries(channel, language, host):
    """(the entries of `channel`, the revisions they are of): at most five queries."""
    stories = _read(channel)
    photos = photos_of([story.body for story in stories]) if channel.full else {}
    return [_entry(story, channel, language, host, photos) for story in stories], stories


def with_updated(stories):
    """Adds `updated_at`: when readers last got a change that matters, or None, as the page says it."""
    changes = Revision.objects.filter(
        article=OuterRef("article_id"), material=True, version__gt=1, live_from__lte=now()
    ).exclude(live_until=F("live_from"))
    return stories.annotate(updated_at=Subquery(changes.order_by("-version").values("live_from")[:1]))


def _read(channel):
    chosen = channel.stories.for_list()
    if channel.full:
        chosen = chosen.defer(None).defer("article__body")
    stories = [dressed(story) for story in with_updated(chosen)[: channel.number]]
    with_bylines(stories)
    tagged = TaggedArticle.objects.select_related("tag").order_by("tag__name")
    prefetch_related_objects(stories, Prefetch("article__tagged", tagged))
    _with_corrections(stories)
    return stories


def _with_corrections(stories):
    """Each with its `notes` of corrections that readers have, newest first: one query."""
    out = Q(revision__live_from__lte=now(), article__in=[story.article_id for story in stories])
    notes = list(Correction.objects.filter(out))
    for story in stories:
        story.notes = [note for note in notes if note.article_id == story.article_id]


def _entry(story, channel, language, host, photos):
    html = full_text(story, host + story.url, photos) if channel.full else ""
    return Entry(
        id=story_id(story),
        url=host + story.url,
        title=story.headline,
        summary=story.standfirst,
        html=html if channel.pictures else without_pictures(html),
        published=story.article.published_at,
        updated=story.updated_at or story.article.published_at,
        writers=[(row.correspondent.name, host + _page_of(row, language)) for row in story.writers],
        categories=_categories(story),
        picture=_picture(story, host) if channel.pictures else {},
    )


def _page_of(row, language):
    return page_path("correspondent", language, slug=row.correspondent.slug)


def _categories(story):
    """The section, the tags, and the label of what is not plain news."""
    names = [story.article.section_name, *(row.tag.name for row in story.article.tagged.all())]
    return names if story.label == Label.NEWS else [*names, str(story.get_label_display())]


def _picture(story, host):
    """The lead picture that may be shown, as one file: its address, size, credit and caption."""
    photo = story.picture
    sizes = photo.sizes_of() if photo else []
    if not sizes:
        return {}
    width, height = next((size for size in sizes if size[0] >= PICTURE), sizes[-1])
    return {
        "url": absolute(photo.url(PICTURE), host),
        "type": "image/jpeg",
        "width": width,
        "height": height,
        "credit": photo.credit,
        "caption": story.caption,
        "alt": story.alt or photo.alt,
    }
