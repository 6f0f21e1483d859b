"""An earlier version of a story that is still live: its words, and what changed after it."""

from urllib.parse import quote

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Revision

from .answer import answer
from .body import body_of
from .places import moved, nothing_live, story_at
from .story_depends import depends_on, photo_keys
from .story_page import story_path, trail_to
from .story_parts import versions_of


@require_safe
def version_page(request, version, **address):
    path = story_path(request, address)
    present = story_at(path)
    if present is None:
        return nothing_live(request, path)
    if not present.current:
        return moved(request, present, f"v{version}/")
    story = Revision.objects.was_live().filter(article=present.article_id, version=version).first()
    if story is None:
        raise Http404
    story.article = present.article
    later = [row for row in versions_of(present) if row.version > story.version]
    return answer(
        request,
        "articles/version_page.html",
        depends_on(present).on(*photo_keys(story)),
        noindex=True,
        title=_("Version %(number)s: %(headline)s") % {"number": version, "headline": story.headline},
        canonical=quote(path),
        story=story,
        address=quote(path),
        trail=trail_to(present.article),
        body=body_of(story),
        later=later[::-1],
    )
