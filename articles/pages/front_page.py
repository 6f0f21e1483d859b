"""The front page: led by what editors put there, filled by rule; outside the news line, none stands twice."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.curation.reading import top_stories
from articles.models import Revision
from articles.related.reading import related_stories
from articles.syndication.organization import newsroom_data, site_data
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared
from newsroom.said_in import said_in
from newsroom.site_settings.current import site_settings

from . import clock
from .answer import answer
from .boundary import next_boundary
from .chrome import host_of
from .front_order import LEADS_FOR, SECONDS, choose_lead, choose_seconds
from .introduced import introduced
from .lists import depending, dressed, newest_of_each, portraits, portrayed, read, with_bylines
from .navigation import family_of, front_sections, section_numbered
from .notes import corrections_shown, read_notes

CONSIDERED, OF_EACH_SECTION, LINES, LATEST, SUBS, BLOCKS = 40, 12, 4, 10, 3, 9


@require_safe
def front_page(request):
    declared = Declared()
    top = top_stories(request.language, declared.made)
    return print_front(request, [dressed(story) for story in top], declared)


def print_front(request, top, declared=None, **context):
    """The front led by `top`, dressed live revisions in order; without `declared` it is never kept."""
    language, host = request.language, host_of(request)
    newest = read(Revision.objects.live().in_language(language).latest(), CONSIDERED)
    used = {story.article_id for story in top}
    lead = top[0] if top else take(choose_lead(newest), used)
    seconds = [take(story, used) for story in choose_seconds(newest, used, top[1:])]
    subs = [take(story, used) for story in _beside(lead, used)]
    blocks = _blocks(language, newest, used)
    people = _people(newest, used, language)
    with_bylines([story for story in [lead, *seconds] if story])
    if declared:
        writers = (row.correspondent for story in newest for row in getattr(story, "writers", ()))
        declared.on(*portraits(writers))  # of those whose face may not be shown now, too
        declared.on(f"front-{language}", f"list-{language}", "settings", "navigation")
        depending(declared, [*newest, *top, *subs, *_in(blocks)]).until(next_boundary())
        declared.until(*(story.place_until for story in top))
        if lead:
            declared.on(f"related-{lead.article_id}").dated(lead.article.published_at + LEADS_FOR)
    return answer(
        request,
        "articles/front_page.html",
        declared,
        title=_("Front page"),
        shared_title=site_settings().name,
        description=said_in(site_settings(), "tagline", language),
        structured=[newsroom_data(host, language), site_data(host, language)],
        canonical=page_path("front", language),
        here=page_path("front", language),
        is_front=True,
        edition=_edition(newest, language),
        lead=lead,
        subs=subs,
        seconds=seconds,
        latest=newest[:LATEST],
        blocks=blocks,
        people=people,
        people_in=3 - len(blocks) % 3 if len(blocks) % 3 else 0,
        corrections=read_notes(corrections_shown(language), 3),
        **context,
    )


def take(story, used):
    """Note that `story` is on the page now; returns it."""
    if story:
        used.add(story.article_id)
    return story


def _beside(lead, used):
    """Three stories related to the lead that are nowhere else above."""
    found = related_stories(lead.article, limit=SUBS + len(used)) if lead else []
    beside = [dressed(story) for story in found if story.chosen and story.article_id not in used][:SUBS]
    for story in beside:
        if section := section_numbered(story.article.section_id):
            story.article.section = section
    return beside


def _blocks(language, newest, used):
    """A block a section: one story with its picture where there is one, then lines. Two queries for all."""
    sections = _sections(newest)
    live = Revision.objects.live().in_language(language).latest()
    streams = [live.in_section(section) for top in sections for section in family_of(top)]
    rows = [story for story in newest_of_each(streams, OF_EACH_SECTION) if story.article_id not in used]
    blocks = []
    for section in sections:
        numbers = {each.pk for each in family_of(section)}
        block = _block(section, [story for story in rows if story.article.section_id in numbers], language)
        if block:
            blocks.append(block)
    return blocks[:BLOCKS]


def _sections(newest):
    """The first sections of the masthead, then the others that have a story among the newest."""
    tops = front_sections()
    filed = {story.article.section_id for story in newest}
    fresh = [top for top in tops[BLOCKS:] if filed & {each.pk for each in family_of(top)}]
    return [*tops[:BLOCKS], *fresh][: BLOCKS + SECONDS]


def _block(section, stories, language):
    if not stories:
        return None
    lead = next((story for story in stories[: LINES + 1] if story.picture), stories[0])
    lines = [story for story in stories if story is not lead][:LINES]
    return {
        "section": section,
        "name": section.called(language),
        "mark": section.mark(language),
        "url": page_path("section", language, section=section.slug),
        "lead": lead,
        "lines": lines,
    }


def _in(blocks):
    return [story for block in blocks for story in [block["lead"], *block["lines"]]]


def _people(newest, used, language):
    """Three correspondents with a portrait, each beside a story of theirs that is not above."""
    people = {}
    stories = with_bylines([story for story in newest if story.article_id not in used])
    for story in stories:
        for row in story.writers:
            portrayed([row.correspondent])
            if row.correspondent.picture and row.correspondent_id not in people:
                people[row.correspondent_id] = (row.correspondent, story)
                break
    return [
        {
            "correspondent": introduced([person], language)[0],
            "story": story,
            "url": page_path("correspondent", language, slug=person.slug),
        }
        for person, story in list(people.values())[:3]
    ]


def _edition(newest, language):
    """Under the date: when the newest story came, which is true however long the page is kept."""
    if not newest:
        return ""
    latest = _("latest story %(time)s") % {"time": clock.hour(newest[0].article.published_at)}
    line = said_in(site_settings(), "edition_line", language)
    return f"{line}, {latest}" if line else latest[:1].upper() + latest[1:]
