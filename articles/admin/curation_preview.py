"""The front as it would be in the order that is typed: nothing is written."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.curation.ordering import MOST
from articles.curation.refusing import RIGHT
from articles.pages.answer import framed_by_the_desk
from articles.pages.front_page import print_front
from articles.pages.lists import dressed
from newsroom.languages import interface_language
from newsroom.site_settings.current import site_settings

from .curation_forms import PlaceFormSet
from .curation_rows import placed_stories


@never_cache
@require_POST
def preview_front(request, site):
    """The reader's page with what was posted at its top, for the frame of the desk's own page."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    asked = request.GET.get("language", "")
    request.language = asked if asked in site_settings().languages else site_settings().default_language
    places = PlaceFormSet(request.POST, prefix="places")
    places.is_valid()
    numbers = list(dict.fromkeys(pk for pk, _until in places.places()))[:MOST]
    known = placed_stories(numbers, request.language)
    top = [dressed(known[pk]) for pk in numbers if pk in known]
    with override(interface_language(request.language)):
        return framed_by_the_desk(print_front(request, top, noindex=True))
