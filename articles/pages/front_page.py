"""The front page: chosen by rule from the newest live stories; outside the news line, none stands twice."""

from datetime import timedelta

from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Revision
from articles.related.reading import related_stories
from articles.states import Label
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared
from newsroom.site_settings.current import site_settings

from . import clock
from .answer import answer
from .boundary import next_boundary
from .lists import depending, dressed, newest_of_each, read, with_bylines
from .navigation import family_of, front_sections
from .notes import corrections_shown, read_notes

CONSIDERED, OF_EACH_SECTION, LINES, LATEST, SECONDS, SUBS, BLOCKS = 40, 12, 4, 10, 3, 3, 9
LEADS_FOR = timedelta(hours=36)


@require_safe
def front_page(request):
    language = request.language
    newest = read(Revision.objects.live().in_language(language).latest(), CONSIDERED)
    used = set()
    lead = take(choose_lead(newest), used)
    subs = [take(story, used) for story in _beside(lead)]
    seconds = [take(story, used) for story in choose_seconds(newest, used)]
    blocks = _blocks(language, newest, used)
    people = _people(newest, used, language)
    with_bylines([story for story in [lead, *seconds] if story])
    declared = Declared().on(f"front-{language}", f"list-{language}", "settings", "navigation")
    return answer(
        request,
        "articles/front_page.html",
        depending(declared, [*newest, *subs, *_in(blocks)])
        .until(next_boundary())
        .until(clock.midnight_after(declared.made)),
        title=_("Front page"),
        canonical=page_path("front", language),
        here=page_path("front", language),
        is_front=True,
        edition=_edition(newest),
        lead=lead,
        subs=subs,
        seconds=seconds,
        latest=newest[:LATEST],
        blocks=blocks,
        people=people,
        people_in=3 - len(blocks) % 3 if len(blocks) % 3 else 0,
        corrections=read_notes(corrections_shown(language), 3),
    )


def take(story, used):
    """Note that `story` is on the page now; returns it."""
    if story:
        used.add(story.article_id)
    return story


def choose_lead(stories):
    """A live report with a picture, else the newest story with one, else the newest; never an opinion."""
    fresh = now() - LEADS_FOR
    news = [story for story in stories if story.label not in {Label.OPINION, Label.OBITUARY}] or stories
    recent = [story for story in news if story.article.published_at > fresh] or news
    pictured = [story for story in recent if story.picture]
    running = [story for story in pictured if story.label == Label.LIVE]
    return next(iter(running or pictured or recent), None)


def choose_seconds(stories, used):
    """Three pictured stories after the lead, of different sections where there are enough; or none."""
    free = [story for story in stories if story.picture and story.article_id not in used]
    first_of_section = {}
    for story in free:
        first_of_section.setdefault(story.article.section_id, story)
    chosen = list(first_of_section.values())[:SECONDS]
    chosen += [story for story in free if story not in chosen]
    return chosen[:SECONDS] if len(chosen) >= SECONDS else []


def _beside(lead):
    if not lead:
        return []
    return [dressed(story) for story in related_stories(lead.article, limit=SUBS)]


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
            portrait = row.correspondent.portrait
            if portrait and portrait.is_ready and row.correspondent_id not in people:
                people[row.correspondent_id] = (row.correspondent, story)
                break
    return [
        {
            "correspondent": person,
            "story": story,
            "url": page_path("correspondent", language, slug=person.slug),
        }
        for person, story in list(people.values())[:3]
    ]


def _edition(newest):
    """Under the date: when the newest story came, which is true however long the page is kept."""
    if not newest:
        return ""
    latest = _("latest story %(time)s") % {"time": clock.hour(newest[0].article.published_at)}
    line = site_settings().edition_line
    return f"{line}, {latest}" if line else latest[:1].upper() + latest[1:]
