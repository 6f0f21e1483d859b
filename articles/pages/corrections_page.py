"""Every correction, newest first: what was wrong and what is right, linked to its story."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.languages import page_path
from newsroom.page_store.declared import Declared

from .answer import answer
from .boundary import next_boundary
from .clock import midnight_after
from .cursor import cursor_at, read_cursor
from .lists import ListPage
from .notes import before, corrections_shown, read_notes

PAGE = 30


@require_safe
def corrections_page(request):
    text = request.GET.get("before")
    place = read_cursor(text) if text is not None else None
    if text is not None and place is None:
        raise Http404
    language = request.language
    notes = corrections_shown(language)
    rows = read_notes(before(notes, *place) if place else notes, PAGE + 1)
    older = cursor_at(rows[PAGE - 1].made_at, rows[PAGE - 1].pk) if len(rows) > PAGE else None
    path = page_path("corrections", language)
    declared = Declared().on(f"list-{language}", "settings", "navigation").reads("before")
    return answer(
        request,
        "articles/corrections_page.html",
        declared.until(next_boundary()).dated(midnight_after(declared.made)),
        title=_("Corrections"),
        canonical=path,
        here=path,
        corrections=rows[:PAGE],
        page=ListPage(rows[:PAGE], older, "" if place else None),
    )
