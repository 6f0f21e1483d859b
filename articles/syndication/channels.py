"""What there is a feed of: the site, a section, a correspondent, a tag. Each in one language."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.timezone import now
from taggit.models import Tag

from articles.models import Correspondent, Revision
from articles.pages.lists import among
from articles.pages.navigation import family_of, section_called
from articles.search.entry import correspondent_mark, moment_of, tag_mark
from articles.search.listing import listed
from newsroom.languages import page_path
from newsroom.site_settings.current import site_settings

STORIES = 30
FORMS = ("rss", "atom", "json")


@dataclass
class Channel:
    """One feed: which stories, under which title, at which addresses.

    `mark` names it in its id and holds no slug; `page` is the page for people, `paths` where it is
    in each form. `next_at` is when a story joins it that is live already.
    """

    mark: str
    title: str
    page: str
    paths: dict
    keys: list
    stories: object
    number: int = STORIES
    found: bool = True  # whether there is a feed where it has no stories
    full: bool = True
    pictures: bool = True
    next_at: object = None
    kept: bool = True
    hubs: bool = True  # whether hubs are told of its changes, and so named in it


def site_channel(language):
    return Channel(
        mark="site",
        title=site_settings().name,
        page=page_path("front", language),
        paths=paths_of("feed", language),
        keys=[],
        stories=live_in(language),
    )


def section_channel(language, section):
    found = section_called(section)
    if found is None:
        raise Http404
    where = {"section": found.slug}
    return Channel(
        mark=f"section-{found.pk}",
        title=f"{site_settings().name}: {found.called(language)}",
        page=page_path("section", language, **where),
        paths=paths_of("section_feed", language, **where),
        keys=[f"section-{found.slug}"],
        stories=among([live_in(language).in_section(each) for each in family_of(found)], STORIES),
    )


def correspondent_channel(language, slug):
    person = Correspondent.objects.filter(slug=slug).first()
    if person is None:
        raise Http404
    return Channel(
        mark=f"correspondent-{person.pk}",
        title=f"{site_settings().name}: {person.name}",
        page=page_path("correspondent", language, slug=slug),
        paths=paths_of("correspondent_feed", language, slug=slug),
        keys=[f"correspondent-{person.pk}"],
        stories=marked(correspondent_mark(person.pk), language),
        found=person.active,
    )


def tag_channel(language, slug):
    """Of a tag that no live story carries there is none: its name may not be public."""
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        raise Http404
    return Channel(
        mark=f"tag-{tag.pk}",
        title=f"{site_settings().name}: {tag.name}",
        page=page_path("tag", language, slug=slug),
        paths=paths_of("tag_feed", language, slug=slug),
        keys=[f"tag-{tag.slug}"],
        stories=marked(tag_mark(tag.pk), language),
        found=False,
    )


def live_in(language):
    return Revision.objects.live().in_language(language).latest()


def marked(mark, language):
    """The newest that carry a tag or a name, by the index: one query here, one when they are read."""
    places = listed(mark, language, before=(moment_of(now()) + 1, 0), limit=2 * STORIES)
    return live_in(language).filter(article__in=[article for _moment, article in places])


def paths_of(name, language, **where):
    """The path of a feed in each of its forms, by the name of its RSS in urls.py."""
    names = {form: name if form == "rss" else f"{name}_{form}" for form in FORMS}
    return {form: page_path(full, language, **where) for form, full in names.items()}
