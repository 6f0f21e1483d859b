"""The stories that carry a tag. A tag that no live story carries has no page: its name may not be public."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from taggit.models import Tag

from articles.search.entry import tag_mark
from articles.syndication.organization import breadcrumbs
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared

from .answer import answer
from .boundary import next_boundary
from .chrome import host_of
from .lists import by_day, depending, with_bylines
from .marked_lists import marked_page


@require_safe
def tag_page(request, slug):
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        raise Http404
    language = request.language
    page = marked_page(tag_mark(tag.pk), language, request.GET.get("before"))
    if page is None or not page.stories:
        raise Http404
    with_bylines(page.stories)
    declared = Declared().on(f"tag-{tag.slug}", "settings", "navigation").reads(*page.kept_by)
    return answer(
        request,
        "articles/list_page.html",
        depending(declared, page.stories).until(next_boundary()),
        title=tag.name,
        above=_("Tag"),
        canonical=page_path("tag", language, slug=slug),
        structured=[breadcrumbs([(tag.name, "")], host_of(request), language)],
        feed=page_path("tag_feed", language, slug=slug),
        days=by_day(page.stories),
        page=page,
    )
