"""The paths of pages that a surrogate key stands for: for caches that are purged by address."""

from collections import defaultdict
from urllib.parse import quote

from articles.models import Address, Correspondent, Revision
from newsroom.languages import page_path
from newsroom.page_store.purging import names_paths
from newsroom.site_settings.current import site_settings


@names_paths
def paths_of(keys):
    """Paths, encoded; a key of countless pages (a name printed everywhere) has none. Three queries."""
    found = set()
    for kind, rest in (key.partition("-")[::2] for key in keys):
        if kind in PAGES:
            found.update(_pages(*PAGES[kind], rest))
    found.update(_stories(key.removeprefix("story-") for key in keys if key.startswith("story-")))
    people = [key.removeprefix("correspondent-") for key in keys if key.startswith("correspondent-")]
    for slug in Correspondent.objects.filter(pk__in=people).values_list("slug", flat=True):
        found.update(_in_each_language(("correspondent", *feeds("correspondent_feed")), slug=slug))
    return found


def feeds(name):
    return name, f"{name}_atom", f"{name}_json"


# Kind of key: (what the rest of the key is, the pages that it names).
PAGES = {
    "front": ("language", ("front",)),
    "list": ("language", ("latest", *feeds("feed"), "corrections")),
    "section": ("section", ("section", *feeds("section_feed"))),
    "tag": ("slug", ("tag", *feeds("tag_feed"))),
    "correspondents": ("", ("correspondents",)),
}


def _pages(what, names, rest):
    if what == "language":
        return {page_path(name, rest) for name in names}
    return _in_each_language(names, **({what: rest} if what else {}))


def _in_each_language(names, **how):
    return {page_path(name, language, **how) for name in names for language in site_settings().languages}


def _stories(numbers):
    numbers, tails = list(numbers), defaultdict(lambda: ["", "review/", "reviews/"])
    placed = Revision.objects.placed().filter(article__in=numbers)
    for article, version in placed.values_list("article", "version"):
        tails[article].append(f"v{version}/")
    rows = Address.objects.filter(article__in=numbers).values_list("article", "path")
    return {quote(path) + tail for article, path in rows for tail in tails[article]}
