"""The stories of a front's places by number, as readers have them, and those to choose from."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from articles.curation.refusing import RIGHT
from articles.models import Revision
from articles.search.finding import find
from articles.templatetags.desk import clock
from newsroom.numbers import row_number
from newsroom.site_settings.current import site_settings

FOUND = 10
NAMES = [_("Lead"), *[_("First row")] * 3, *[_("Second row")] * 3]


def placed_stories(numbers, language):
    """The live revisions of those stories, by the story's number: one query."""
    wanted = {row_number(number) for number in numbers if number} - {0}
    live = Revision.objects.live().in_language(language).filter(article__in=wanted)
    return {revision.article_id: revision for revision in live.for_list()}


def dressed_places(places, known):
    """Each form of the formset with `revision`, the live one or None, and `name` of its place."""
    for number, form in enumerate(places):
        form.revision = known.get(row_number(form["story"].value() or ""))
        form.name = NAMES[number] if number < len(NAMES) else ""
        form.is_empty = not form["story"].value()
    return places


@never_cache
def find_stories(request, site):
    """`{"found": [{"id", "name", "when"}]}`: live stories with the words of `q`, or the newest."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    asked = request.GET.get("language", "")
    language = asked if asked in site_settings().languages else site_settings().default_language
    query = request.GET.get("q", "").replace("\0", " ")[:200].strip()
    live = find(query, language) if query else Revision.objects.live().in_language(language).latest()
    return JsonResponse({"found": [_as_choice(revision) for revision in live.for_list()[:FOUND]]})


def _as_choice(revision):
    section = revision.article.section.name
    return {
        "id": revision.article_id,
        "name": revision.headline,
        "when": f"{section}, {clock(revision.article.published_at)}",
    }
