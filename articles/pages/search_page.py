"""Searching: live stories with all the words, newest first. A GET form with an address of its own."""

import re
from urllib.parse import urlencode

from django.http import Http404
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from articles.models import Revision
from articles.richtext import to_text
from articles.search.finding import find
from articles.search.folding import fold, words_of
from newsroom.languages import page_path

from .answer import answer
from .lists import ListPage, list_page, read, with_bylines

LONGEST, EXTRACT = 200, 240
WORD = re.compile(r"\w+")


@require_safe
def search_page(request):
    language = request.language
    query = request.GET.get("q", "").replace("\0", " ").strip()[:LONGEST]
    words = words_of(query)
    page = (
        list_page([find(query, language=language)], request.GET.get("before"))
        if words
        else ListPage([], None, None)
    )
    if page is None:
        raise Http404
    _with_extracts(with_bylines(page.stories), words)
    path = page_path("search", language)
    return answer(
        request,
        "articles/search_page.html",
        noindex=True,
        title=f"{query}" if query else "Search",
        canonical=path,
        here=path,
        query=query,
        results=page.stories,
        page=page,
        pager_query=urlencode({"q": query}) + "&",
        latest=[] if page.stories else read(Revision.objects.live().in_language(language).latest(), 3),
    )


def _with_extracts(stories, words):
    """Marks the words in headlines and in two lines of the text; one query for the bodies."""
    bodies = dict(
        Revision.objects.filter(pk__in=[story.pk for story in stories]).values_list("pk", "body")
        if stories
        else ()
    )
    for story in stories:
        story.marked_headline = marked(story.headline, words)
        story.extract = marked(extract(story.standfirst, to_text(bodies[story.pk]), words), words)


def extract(standfirst, text, words):
    """The standfirst if it has one of the words, else the text around the first of them."""
    if _first(standfirst, words) is not None:
        return standfirst
    place = _first(text, words)
    if place is None:
        return standfirst or text[:EXTRACT]
    start = max(0, place - EXTRACT // 3)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, start + EXTRACT) if len(text) > start + EXTRACT else len(text)
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _first(text, words):
    return next((found.start() for found in WORD.finditer(text) if _matches(found[0], words)), None)


def _matches(word, words):
    folded = fold(word)
    return any(folded == each for each in words) or folded.startswith(words[-1])


def marked(text, words):
    """`text` escaped, with every word that was asked for marked."""
    parts, last = [], 0
    for found in WORD.finditer(text):
        if _matches(found[0], words):
            parts += [escape(text[last : found.start()]), f"<mark>{escape(found[0])}</mark>"]
            last = found.end()
    return mark_safe("".join([*parts, escape(text[last:])]))
