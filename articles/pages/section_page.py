"""A section's front: its stories and its children's, newest first, a page at a time."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from articles.models import Revision
from articles.syndication.organization import breadcrumbs
from newsroom.languages import WITHOUT_LANGUAGE, page_path
from newsroom.page_store.declared import Declared
from newsroom.said_in import mark_in, said_in
from sections.models import SectionSlug

from .answer import answer
from .boundary import next_boundary
from .chrome import host_of, links_to
from .introduced import introduced
from .lists import by_day, depending, list_page, portraits, portrayed, read, with_bylines
from .navigation import children_of, family_of, read_in, section_called
from .notes import corrected, corrections_shown
from .written_page import written_page


@require_safe
def section_page(request, section):
    if section in WITHOUT_LANGUAGE:  # /media/ and the like, with nothing after it
        raise Http404
    found = section_called(section)
    if found is None:
        return written_page(request, section) or _moved(request, section)
    family, language = family_of(found), request.language
    live = Revision.objects.live().in_language(language).latest()
    page = list_page([live.in_section(each) for each in family], request.GET.get("before"))
    if page is None:
        raise Http404
    with_bylines(page.stories)
    lead, elsewhere = _lead(page), _elsewhere(live, family)
    corrections = corrected(corrections_shown(language).filter(article__section__in=family), 5)
    path = page_path("section", language, section=found.slug)
    people = _people(page.stories, language)
    above = links_to([found.parent] if found.parent else [], language)
    faces = portraits([one["correspondent"] for one in people])
    declared = Declared().on(f"section-{found.slug}", f"list-{language}", "settings", "navigation", *faces)
    return answer(
        request,
        "sections/section_page.html",
        depending(declared, [*page.stories, *elsewhere, *corrections])
        .reads(*page.kept_by)
        .until(next_boundary()),
        title=found.called(language),
        title_mark=found.mark(language),
        description_mark=mark_in(found, "description", language),
        description=said_in(found, "description", language),
        canonical=path,
        here=page_path("section", language, section=(found.parent or found).slug),
        trail=above,
        structured=[breadcrumbs(_steps(above, found, language), host_of(request), language)],
        feed=page_path("section_feed", language, section=found.slug),
        section=found,
        topics=links_to(read_in(language, children_of(found)), language),
        lead=lead,
        days=by_day([story for story in page.stories if story is not lead]),
        page=page,
        elsewhere=elsewhere,
        people=people,
        corrections=corrections,
    )


def _steps(above, section, language):
    return [*((step["name"], step["url"]) for step in above), (section.called(language), "")]


def _lead(page):
    """On the first page, the first of the newest five with a picture stands large."""
    if page.newer is not None:
        return None
    return next((story for story in page.stories[:5] if story.picture), None)


def _elsewhere(live, family):
    """Five of the newest stories of other sections; looked for among the newest 30 only."""
    own = {section.pk for section in family}
    return [story for story in read(live, 30) if story.article.section_id not in own][:5]


def _people(stories, language):
    """Up to three who filed what is on this page."""
    people = {row.correspondent_id: row.correspondent for story in stories for row in story.writers}
    return [
        {"correspondent": person, "url": page_path("correspondent", language, slug=person.slug)}
        for person in portrayed(introduced(list(people.values())[:3], language))
        if person.active
    ]


def _moved(request, slug):
    """An old slug of a section leads to its present one, query string kept; anything else is no page."""
    old = SectionSlug.objects.filter(slug=slug).select_related("section").first()
    if old is None:
        raise Http404
    path = page_path("section", request.language, section=old.section.slug)
    return permanently(request, path, Declared().on("settings", "navigation"))


def permanently(request, path, declared):
    """A 301 that leads there for as long as `declared` says, query string kept."""
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
    for name, value in declared.headers().items():
        response[name] = value
    return response
