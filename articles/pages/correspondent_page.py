"""A correspondent: who they are, what they filed, what was corrected in it."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Correspondent
from articles.search.entry import correspondent_mark
from articles.syndication.organization import profile_data
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared

from .answer import answer
from .boundary import next_boundary
from .chrome import host_of
from .introduced import introduced
from .lists import by_period, depending, portraits, portrayed
from .marked_lists import marked_number, marked_page
from .notes import corrections_shown, in_stories_of, read_notes

BESIDE = 4
CORRECTIONS = 10


@require_safe
def correspondent_page(request, slug):
    person = Correspondent.objects.filter(slug=slug).select_related("portrait").first()
    if person is None:
        raise Http404
    language = request.language
    page = marked_page(correspondent_mark(person.pk), language, request.GET.get("before"))
    if page is None or not (page.stories or person.active):
        raise Http404
    path = page_path("correspondent", language, slug=slug)
    colleagues = portrayed(_colleagues(person, language))
    portrayed(introduced([person], language))
    corrections = in_stories_of(corrections_shown(language), person)
    declared = Declared().on(
        *portraits([person, *colleagues]),
        f"correspondent-{person.pk}",
        "correspondents",
        "settings",
        "navigation",
    )
    return answer(
        request,
        "articles/correspondent_page.html",
        depending(declared, page.stories).reads(*page.kept_by).until(next_boundary()),
        title=person.name,
        description=person.told["biography"]["words"][:200],
        canonical=path,
        here=page_path("correspondents", language),
        structured=[profile_data(person, path, host_of(request), language)],
        feed=page_path("correspondent_feed", language, slug=slug),
        trail=[
            {"name": _("Correspondents"), "url": page_path("correspondents", language)},
            {"name": person.name, "url": ""},
        ],
        person=person,
        mailbox=person.contact.partition("@"),  # where a narrow line breaks it
        days=by_period(page.stories),
        page=page,
        number=marked_number(correspondent_mark(person.pk), language),
        corrections=read_notes(corrections, CORRECTIONS),
        corrections_number=corrections.count(),
        all_corrections=f"{page_path('corrections', language)}?by={person.slug}",
        colleagues=colleagues,
    )


def _colleagues(person, language):
    """Others of the same bureau."""
    if not person.bureau:
        return []
    others = Correspondent.objects.filter(bureau=person.bureau, active=True).exclude(pk=person.pk)
    rows = list(others.select_related("portrait")[:BESIDE])
    for row in rows:
        row.url = page_path("correspondent", language, slug=row.slug)
    return introduced(rows, language)
