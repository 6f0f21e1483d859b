"""Searching: live stories with all the words, the best or the newest first; a GET form, to be shared."""

import re

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Revision
from articles.richtext import to_text
from articles.search.finding import Found, find_best, find_newest
from articles.search.marking import extract, marked
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared

from .answer import answer
from .boundary import next_boundary
from .lists import ListPage, depending, dressed, read, with_bylines
from .navigation import front_sections
from .search_asked import read_asked, staff
from .search_offers import narrower, offers

PLACE = re.compile(r"(\d{1,18})-(\d{1,18})")


@require_safe
def search_page(request):
    language = request.language
    asked = read_asked(request.GET, language)
    wanted = asked.wanted()
    before = _place(request.GET.get("before"))
    found = (
        (find_newest if asked.newest else find_best)(wanted, before) if wanted else Found([], None, None, 0)
    )
    stories = _stories(found.numbers, wanted.terms, language)
    latest = [] if stories else read(Revision.objects.live().in_language(language).latest(), 3)
    # Of its parameters none: questions have no end, and each would push a page out that is asked for.
    declared = Declared().on(f"list-{language}", "correspondents", "settings", "navigation")
    path = page_path("search", language)
    return answer(
        request,
        "articles/search_page.html",
        depending(declared, [*stories, *latest]).until(next_boundary()),
        noindex=True,
        title=asked.words[:100] or _("Search"),
        canonical=path,
        here=path,
        asked=asked,
        question=asked.question,
        found=found,
        further=_cursor(found.further),
        results=stories,
        page=ListPage(stories, _cursor(found.older), _cursor(found.newer)),
        sections=[{"slug": one.slug, "pk": one.pk, "name": one.called(language)} for one in front_sections()],
        staff=staff(),
        lists=narrower(asked, found),
        offers=offers(asked) if wanted and not stories else None,
        latest=latest,
    )


def _stories(numbers, terms, language):
    """The revisions with these numbers, in this order, as a list prints them: marked, with an extract."""
    rows = {story.pk: dressed(story) for story in Revision.objects.live().filter(pk__in=numbers).for_list()}
    stories = with_bylines([rows[pk] for pk in numbers if pk in rows])
    bodies = dict(Revision.objects.filter(pk__in=rows).values_list("pk", "body"))
    for story in stories:
        story.marked_headline = marked(story.headline, terms, language)
        lines = extract(story.standfirst, to_text(bodies[story.pk]), terms, language)
        story.extract = marked(lines, terms, language)
    return stories


def _cursor(place):
    """A place as `?before=` carries it; "" and None stay what they are."""
    return "-".join(map(str, place)) if place is not None else None


def _place(text):
    if not text:
        return None
    found = PLACE.fullmatch(text)
    if found is None:
        raise Http404
    return int(found[1]), int(found[2])
