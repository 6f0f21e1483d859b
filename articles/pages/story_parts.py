"""What stands around a story's words: wire column, rail, river. A fixed number of queries."""

from datetime import timedelta
from math import ceil

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Byline, Revision
from articles.related.reading import related_stories
from articles.states import Label
from articles.workflow.staleness import family_of
from newsroom.languages import language_name, page_path

from .bylines import writers_and_others
from .lists import dressed, read
from .notes import corrections_shown
from .story_depends import LIVE_FOR, is_earlier

RELATED, RIVER, LIVE_NOW = 5, 6, 3
WORDS_A_MINUTE = 230
OLD = timedelta(days=30)


def bylines_of(story):
    """(those who reported, the others), each row with `url` of its correspondent and `where`."""
    rows = list(Byline.objects.filter(article=story.article_id).select_related("correspondent"))
    for row in rows:
        row.url = page_path("correspondent", story.article.language, slug=row.correspondent.slug)
        row.where = row.place or row.correspondent.bureau
    return writers_and_others(rows)


def versions_of(story):
    """Every version readers have had, newest first, without its words."""
    rows = story.article.revisions.was_live().order_by("-version")
    return list(rows.only("version", "live_from", "live_until", "what_changed", "material", "article_id"))


def updated_at(versions):
    """When readers last got a change that matters, or None."""
    return next((row.live_from for row in versions if row.material and row.version > 1), None)


def minutes_to_read(story):
    return ceil(story.word_count / WORDS_A_MINUTE)


def age_notice(story):
    """`This story is more than 2 months old`, or nothing; explainers and obituaries do not age."""
    age = now() - story.article.published_at
    if age <= OLD or story.label in {Label.EXPLAINER, Label.OBITUARY}:
        return ""
    months = age.days // 30
    if months >= 24:
        return _("This story is more than %(n)s years old") % {"n": age.days // 365}
    text = ngettext(
        "This story is more than %(n)s month old", "This story is more than %(n)s months old", months
    )
    return text % {"n": months}


def ages_at(story):
    """When the age notice next changes."""
    age = now() - story.article.published_at
    return story.article.published_at + timedelta(days=30 * (age.days // 30 + 1), seconds=1)


def tags_of(story):
    """The tags as links, by name; one query. A name of signs alone has no address, and is left out."""
    tags = story.article.tags.exclude(slug="").order_by("name")
    return [
        {"name": tag.name, "slug": tag.slug, "url": page_path("tag", story.article.language, slug=tag.slug)}
        for tag in tags
    ]


def corrections_of(story):
    return list(corrections_shown().filter(article=story.article_id))


def translations_of(story):
    """The story in other languages, the original among them, each with `language_name`; one query."""
    found = Revision.objects.live().filter(article__in=family_of(story.article))
    rows = read(found.exclude(article=story.article_id).order_by("article__language"), 30)
    for row in rows:
        row.language_name = language_name(row.article.language)
    return rows


def rail_of(story):
    """(title, stories) of the rail: those kept as related. Where fewer than two are near enough, those
    alone, under the section's name: the caller fills up from the section."""
    rows = related_stories(story.article, limit=RELATED + 5)
    stories = [dressed(each) for each in rows if not _is_linked(story, each)]
    chosen = [each for each in stories if each.chosen]
    if len(chosen) >= 2:
        return _("Related"), stories[:RELATED]
    return _("More from %(name)s") % {"name": story.article.section.name}, chosen


def _is_linked(story, other):
    """Whether the body links to the story already."""
    return bool(other.article.slug) and f"/{other.article.slug}/" in story.body


def river_of(story, beside):
    """Eleven of the section's newest, without this story and those beside it; one query.

    Beneath a story that is no longer new, the eleven that came before it.
    """
    taken = {story.article_id, *(each.article_id for each in beside)}
    live = Revision.objects.live().in_language(story.article.language).in_section(story.article.section)
    if is_earlier(story):
        live = live.before(story.article.published_at, story.article_id)
    rows = read(live.latest(), RELATED + RIVER + 1 + RELATED)
    return [row for row in rows if row.article_id not in taken]


def live_now(story):
    """Other live reports renewed within the day; a short index range, whatever the archive holds."""
    live = Revision.objects.live().in_language(story.article.language)
    running = live.filter(label=Label.LIVE, live_from__gt=now() - LIVE_FOR).exclude(article=story.article_id)
    return read(running.order_by("-live_from"), LIVE_NOW)
