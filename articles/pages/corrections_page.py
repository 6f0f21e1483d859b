"""Every correction, or by `?by=` one correspondent's: what was wrong and what is right, newest first."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Correspondent
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared

from .answer import answer
from .boundary import next_boundary
from .cursor import cursor_at, kept_by, read_cursor
from .lists import ListPage
from .notes import before, corrections_shown, in_stories_of, read_notes

PAGE = 30


@require_safe
def corrections_page(request):
    text = request.GET.get("before")
    place = read_cursor(text) if text is not None else None
    if text is not None and place is None:
        raise Http404
    person = _asked_for(request.GET.get("by"))
    language = request.language
    notes = corrections_shown(language)
    if person:
        notes = in_stories_of(notes, person)
    rows = read_notes(before(notes, *place) if place else notes, PAGE + 1)
    older = cursor_at(rows[PAGE - 1].made_at, rows[PAGE - 1].pk) if len(rows) > PAGE else None
    path = page_path("corrections", language)
    stands = notes.filter(made_at=place[0], pk=place[1]).exists() if place else False
    declared = Declared().on(f"list-{language}", "settings", "navigation")
    declared.reads(*kept_by(text, place if stands else None))
    if person:
        declared.on(f"correspondent-{person.pk}", "correspondents")
    return answer(
        request,
        "articles/corrections_page.html",
        declared.until(next_boundary()),
        title=f"{_('Corrections')}: {person.name}" if person else _("Corrections"),
        noindex=bool(person),
        canonical=path,
        here=path,
        person=person,
        person_url=page_path("correspondent", language, slug=person.slug) if person else "",
        query=f"by={person.slug}&" if person else "",
        corrections=rows[:PAGE],
        page=ListPage(rows[:PAGE], older, "" if place else None),
    )


def _asked_for(slug):
    if slug is None:
        return None
    person = Correspondent.objects.filter(slug=slug).first()
    if person is None:
        raise Http404
    return person
