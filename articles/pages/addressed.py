"""The paths of pages that a surrogate key stands for: for caches that are purged by address."""

from urllib.parse import quote

from articles.models import Address, Correspondent
from newsroom.languages import page_path
from newsroom.page_store.purging import names_paths
from newsroom.site_settings.current import site_settings


@names_paths
def paths_of(keys):
    """Paths, encoded; a key of countless pages (a name printed everywhere) has none. Two queries at most."""
    found = set()
    for kind, rest in (key.partition("-")[::2] for key in keys):
        if kind in PAGES:
            found.update(_pages(*PAGES[kind], rest))
    found.update(_stories(key.removeprefix("story-") for key in keys if key.startswith("story-")))
    people = [key.removeprefix("correspondent-") for key in keys if key.startswith("correspondent-")]
    for slug in Correspondent.objects.filter(pk__in=people).values_list("slug", flat=True):
        found.update(_in_each_language(("correspondent", "correspondent_feed"), slug=slug))
    return found


# Kind of key: (what the rest of the key is, the pages that it names).
PAGES = {
    "front": ("language", ("front",)),
    "list": ("language", ("latest", "feed", "corrections")),
    "section": ("section", ("section", "section_feed")),
    "tag": ("slug", ("tag", "tag_feed")),
    "correspondents": ("", ("correspondents",)),
}


def _pages(what, names, rest):
    if what == "language":
        return {page_path(name, rest) for name in names}
    return _in_each_language(names, **({what: rest} if what else {}))


def _in_each_language(names, **how):
    return {page_path(name, language, **how) for name in names for language in site_settings().languages}


def _stories(numbers):
    paths = Address.objects.filter(article__in=list(numbers)).values_list("path", flat=True)
    return {quote(path) + tail for path in paths for tail in ("", "review/", "reviews/")}
