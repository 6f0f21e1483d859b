"""A story's words as readers would see them, for those at the desk who may read them."""

from django.http import Http404
from django.utils.timezone import now
from django.utils.translation import gettext as _

from articles.models import Revision
from articles.pages.answer import answer
from articles.pages.body import body_of
from articles.pages.lists import dressed
from articles.pages.story_page import trail_to
from articles.pages.story_parts import bylines_of, minutes_to_read, tags_of
from articles.richtext import word_count


def preview(request, story, admin):
    """The working copy, or the kept revision `?revision=`; never indexed, never kept."""
    words = _words(request, story)
    words.address = ""
    dressed(words)
    request.language = story.language
    writers, others = bylines_of(words)
    response = answer(
        request,
        "desk/preview.html",
        noindex=True,
        title=_("Preview: %s") % words.headline,
        story=words,
        asked=request.GET.get("revision"),
        trail=trail_to(story),
        body=body_of(words),
        writers=writers,
        others=others,
        minutes=minutes_to_read(words),
        tags=tags_of(words),
        seen_at=now(),
    )
    response["Cache-Control"] = "no-store"
    return response


def _words(request, story):
    """A revision: the one asked for, or an unsaved one that holds the working copy."""
    asked = request.GET.get("revision", "")
    if asked:
        found = (
            story.revisions.filter(number=asked).first()
            if asked.isascii() and asked.isdigit() and len(asked) < 10
            else None
        )
        if found is None:
            raise Http404
    else:
        found = Revision(article=story, number=story.words_number, **story.words())
        found.word_count = word_count(story.body)
    found.article = story
    return found
