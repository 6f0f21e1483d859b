"""A version of a story that is still live: its words, what changed with it, and what changed after it."""

from urllib.parse import quote

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Revision

from .answer import answer
from .body import body_of
from .lists import dressed
from .places import moved, nothing_live, story_at
from .story_depends import depends_on, photo_keys
from .story_page import story_path, trail_to
from .story_parts import versions_of
from .version_changes import changes_between


@require_safe
def version_page(request, version, **address):
    path = story_path(request, address)
    present = story_at(path)
    if present is None:
        return nothing_live(request, path)
    if not present.current:
        return moved(request, present, f"v{version}/")
    had = Revision.objects.was_live().filter(article=present.article_id, version__lte=version)
    story, before = [*had.select_related("lead_photo").order_by("-version")[:2], None, None][:2]
    if story is None or story.version != version:
        raise Http404
    story.article, story.address = present.article, path
    later = [row for row in versions_of(present) if row.version > story.version]
    return answer(
        request,
        "articles/version_page.html",
        depends_on(present).on(*photo_keys(story)),
        noindex=True,
        title=_("Version %(number)s: %(headline)s") % {"number": version, "headline": story.headline},
        canonical=quote(path),
        story=dressed(story),
        address=quote(path),
        trail=trail_to(present.article),
        body=body_of(story),
        later=later[::-1],
        before=before,
        changes=changes_between(before, story) if before else [],
    )
