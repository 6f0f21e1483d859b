"""A page that an editor wrote and that is no story: About, Contact, a policy."""

from django.utils.text import Truncator

from articles.richtext import photo_ids, to_text
from newsroom.languages import page_path
from newsroom.page_store.declared import Declared
from newsroom.pages.models import Page

from .answer import answer
from .body import html_of

DESCRIBED = 200  # characters of its words, for who searches


def written_page(request, slug):
    """The page at `slug` in the request's language, or None where there is none that readers get."""
    page = Page.objects.filter(language=request.language, slug=slug, shown=True).first()
    if page is None:
        return None
    declared = Declared().on(f"page-{page.pk}", "settings", "navigation")
    declared.on(*(f"photo-{number}" for number in photo_ids(page.body)))
    path = page_path("section", page.language, section=page.slug)
    return answer(
        request,
        "articles/written_page.html",
        declared,
        title=page.title,
        description=Truncator(" ".join(to_text(page.body).split())).chars(DESCRIBED),
        canonical=path,
        here=path,
        page=page,
        body=html_of(page.body),
    )
