"""Finding the story at an address, and what answers where there is none."""

from urllib.parse import quote

from django.db.models import F
from django.http import Http404, HttpResponseRedirect
from django.utils.timezone import now

from articles.models import Address, Revision
from articles.states import Withdrawn
from articles.workflow.addresses import where_it_leads
from newsroom.page_store.begun import begun
from newsroom.page_store.declared import Declared
from newsroom.prepared import prepared

from .answer import answer
from .boundary import with_boundary
from .navigation import section_numbered
from .section_page import permanently


def story_at(path):
    """The live revision at `path` (decoded, with its prefix), or None.

    Its `current` says whether the path is the present one; `begins` and `ends` are of next boundaries.
    """
    story = next(iter(_live_at(path, now(), begun())), None)
    section = story and section_numbered(story.article.section_id)
    if section:  # else one made a moment ago, which is asked for
        story.article.section = section
    return story


@prepared
def _live_at(path, at, begun):
    stories = Revision.objects.live(at).at_address(path).for_page()
    return with_boundary(stories.annotate(current=F("article__addresses__current")), begun)[:1]


def present_path(article):
    """The story's present address, encoded."""
    return quote(article.addresses.get(current=True).path)


def moved(request, story, tail=""):
    """The one redirect from a former address to the present one, query string kept."""
    declared = Declared().on(f"story-{story.article_id}", "settings").until(story.begins, story.ends)
    return permanently(request, present_path(story.article) + tail, declared)


def nothing_live(request, path):
    """What answers at an address that has no live story: a notice, a redirect, or no page at all."""
    address = Address.objects.filter(path=path).select_related("article").first()
    if address is None or not _was_out(address.article):
        raise Http404
    article = address.article
    if article.withdrawn_at and article.withdrawn_as == Withdrawn.MISSING:
        raise Http404
    if article.withdrawn_at and article.withdrawn_as == Withdrawn.REDIRECT:
        leads = where_it_leads(article)
        if leads:  # a page that came to lead back here leads nowhere
            return HttpResponseRedirect(leads)
    declared = Declared().on(f"story-{article.pk}", "settings", "navigation")
    return answer(
        request,
        "410.html",
        _until_back(declared, article),
        status=410,
        noindex=True,
        withdrawn_at=article.withdrawn_at,
    )


def _was_out(article):
    """Whether readers had the story at some time before now."""
    return (
        article.revisions.placed()
        .exclude(live_until=F("live_from"))
        .exclude(pk__in=article.revisions.scheduled())
        .exists()
    )


def _until_back(declared, article):
    following = (
        article.revisions.scheduled().order_by("live_from").values_list("live_from", flat=True).first()
    )
    return declared.until(following)
