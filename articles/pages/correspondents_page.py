"""Who files: every correspondent on the staff."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Correspondent
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared

from .answer import answer
from .introduced import introduced
from .lists import portraits, portrayed


@require_safe
def correspondents_page(request):
    path = page_path("correspondents", request.language)
    people = _staff(request.language)
    declared = Declared().on("correspondents", "settings", "navigation", *portraits(people))
    return answer(
        request,
        "articles/correspondents_page.html",
        declared,
        title=_("Correspondents"),
        canonical=path,
        here=path,
        people=people,
    )


def _staff(language):
    """Those on the staff, by name; one query."""
    staff = list(Correspondent.objects.filter(active=True).select_related("portrait"))
    for person in staff:
        person.url = page_path("correspondent", language, slug=person.slug)
    return portrayed(introduced(staff, language))
