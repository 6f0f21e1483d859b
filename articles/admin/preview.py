"""A story's words as readers would see them, for those at the desk who may read them."""

from django.http import Http404

from articles.models import Revision
from articles.pages.preview_page import print_preview
from articles.richtext import word_count


def preview(request, story, admin):
    """The working copy, or the kept revision `?revision=`."""
    asked = request.GET.get("revision", "")
    return print_preview(request, revision_asked(story, asked) if asked else _unsaved(story), story)


def revision_asked(story, number):
    """The revision of `story` that a request names; 404 for anything else."""
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    found = story.revisions.filter(number=number).first() if is_number else None
    if found is None:
        raise Http404
    return found


def _unsaved(story):
    """A revision that holds the working copy."""
    found = Revision(article=story, number=story.words_number, **story.words())
    found.word_count = word_count(story.body)
    return found
