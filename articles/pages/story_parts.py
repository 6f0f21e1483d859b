"""What stands around a story's words: wire column, rail, river. A fixed number of queries."""

from datetime import timedelta
from math import ceil

from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from articles.models import Byline, Revision, TaggedArticle
from articles.related.reading import related_stories
from articles.states import Label
from articles.workflow.staleness import in_each_language, original_of
from newsroom.languages import language_name, page_path
from newsroom.prepared import prepared

from . import clock
from .bylines import writers_and_others
from .chrome import spoken_mark
from .introduced import introduced, role_names
from .lists import dressed, lined
from .notes import corrections_shown
from .once import once
from .story_depends import LIVE_FOR, is_earlier

RELATED, RIVER, LIVE_NOW, MOST_LIVE = 5, 6, 3, 100
WORDS_A_MINUTE = 230
OLD, TWO_YEARS = timedelta(days=30), timedelta(days=2 * 365)


def bylines_of(story):
    """(those who reported, the others), each row with `url` of its correspondent and `where`, if the
    role does not say it."""
    rows, language = _bylines(story.article_id), story.article.language
    introduced([row.correspondent for row in rows], language)
    for row in rows:
        row.url = page_path("correspondent", language, slug=row.correspondent.slug)
        own = row.place in ("", row.correspondent.bureau)
        elsewhere = "" if role_names(row.place, row.correspondent, language) else row.place
        row.where = row.correspondent.told["where"] if own else elsewhere
    return writers_and_others(rows)


@prepared
def _bylines(article):
    return Byline.objects.filter(article=article).select_related("correspondent")


def versions_of(story):
    """Every version readers have had, newest first, without its words."""
    return _versions(story.article_id, now())


@prepared
def _versions(article, at):
    rows = Revision.objects.filter(article=article).was_live(at).order_by("-version")
    return rows.only("version", "live_from", "live_until", "what_changed", "material", "article_id")


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
    if age >= TWO_YEARS:
        return _("This story is more than %(n)s years old") % {"n": age.days // 365}
    text = ngettext(
        "This story is more than %(n)s month old", "This story is more than %(n)s months old", months
    )
    return text % {"n": months}


def ages_at(story):
    """When the age notice next changes."""
    published = story.article.published_at
    days = (now() - published).days
    return published + timedelta(days=min(step * (days // step + 1) for step in (30, 365)), seconds=1)


def tags_of(story):
    """The tags as links, by name; one query. A name of signs alone has no address, and is left out."""
    language = story.article.language
    return [
        {"name": name, "slug": slug, "url": page_path("tag", language, slug=slug)}
        for name, slug in _tags(story.article_id)
    ]


@prepared
def _tags(article):
    carried = TaggedArticle.objects.filter(content_object=article).exclude(tag__slug="")
    return carried.order_by("tag__name").values_list("tag__name", "tag__slug")


def corrections_of(story):
    return _corrections(story.article_id, now())


@prepared
def _corrections(article, at):
    return corrections_shown(at=at).filter(article=article)


def translations_of(story):
    """The story in other languages, the original among them, each with `language_name`; one query."""
    rows = _translations(story.article_id, original_of(story.article), now())
    for row in map(lined, rows):
        row.language_name = language_name(row.article.language)
    return rows


@prepared
def _translations(article, original, at):
    found = Revision.objects.live(at).filter(article__in=in_each_language(original)).exclude(article=article)
    return found.order_by("article__language").for_lines()[:30]


def rail_of(story):
    """(title, stories) of the rail: those kept as related. Where fewer than two are near enough, those
    alone, under the section's name: the caller fills up from the section."""
    rows = related_stories(story.article, limit=RELATED + 5)
    stories = [dressed(each) for each in rows if not _is_linked(story, each)]
    chosen = [each for each in stories if each.chosen]
    if len(chosen) >= 2:
        return _("Related"), stories[:RELATED]
    return _("More from %(name)s") % {"name": story.article.section_name}, chosen


def _is_linked(story, other):
    """Whether the body links to the story already."""
    return bool(other.article.slug) and f"/{other.article.slug}/" in story.body


def river_of(story, beside):
    """The section's newest, without this story and those beside it, as many as there is room for; one query.

    Beneath a story that is no longer new, those that came before it. With pictures where the rail has room.
    """
    room = RELATED - len(beside)
    article, taken = story.article, (story.article_id, *(each.article_id for each in beside))
    place = (article.published_at, article.pk) if is_earlier(story) else (None, None)
    rows = _newest(article.language, article.section_id, now(), *place, taken, room > 0)
    return [*map(dressed if room > 0 else lined, rows)][: room + RIVER]


@prepared
def _newest(language, section, at, published_at, article, taken, pictured):
    live = Revision.objects.live(at).in_language(language).in_section(section).exclude(article__in=taken)
    if published_at:
        live = live.before(published_at, article)
    return live.latest().for_rail()[: RIVER + RELATED] if pictured else live.latest().for_lines()[:RIVER]


def live_now(story):
    """Other live reports renewed within the day; a short index range, whatever the archive holds."""
    at, language = now(), story.article.language
    others = (row for row in _live_reports(at, at - LIVE_FOR) if row.article_id != story.article_id)
    return [lined(row) for row in others if row.article.language == language][:LIVE_NOW]


def live_part(reports):
    """Those of `live_now` as HTML, which is the same beside every story."""
    if not reports:
        return ""
    shown = ((row.pk, row.url, row.note) for row in reports)
    mark = spoken_mark(reports[0].article.language)
    about = ("live now", get_language(), mark, clock.today(), *shown)
    return once(
        about, lambda: render_to_string("articles/_live_now.html", {"stories": reports, "mark": mark})
    )


@prepared
def _live_reports(at, since):
    """Of all languages: asked for one, SQLite that has analysed its tables reads every story in it."""
    running = Revision.objects.live(at).filter(label=Label.LIVE, live_from__gt=since)
    return running.order_by("-live_from").for_lines()[:MOST_LIVE]
