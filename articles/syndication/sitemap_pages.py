"""The sitemaps as they are asked for: the index, and each file it names."""

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.pages.chrome import host_of
from newsroom.page_store.declared import Declared

from .news_sitemap import NAMESPACES, leaves_at, news_window, parts_of, places_of
from .serving import artefact, changing
from .sitemap_files import Place, index_of, urlset
from .sitemap_lists import correspondents_of_site, sections_of_site, tag_parts, tags_of_site
from .sitemap_months import month_key, months_to_list, stories_of

TYPE = "application/xml"


@require_safe
def sitemap_index(request):
    """Every file there is; about ten queries, whatever the archive holds."""
    host, window = host_of(request), news_window()
    declared = _declared("stories", "navigation", "correspondents").until(leaves_at(window))
    changed = changing(declared)
    files = [Place(address, changed) for address in _news_addresses(host, window)]
    for language, month, part, stamped in months_to_list(declared.made):
        address = f"{host}/sitemap-{language}-{month // 100}-{month % 100:02}"
        files.append(Place(f"{address}{'' if part == 1 else f'-{part}'}.xml", stamped))
    files += [Place(f"{host}/sitemap-{name}.xml") for name in ("sections", "correspondents")]
    files += [Place(f"{host}/sitemap-tags-{part}.xml") for part in tag_parts()]
    return artefact(request, index_of(files), TYPE, declared, changed=changed)


@require_safe
def month_sitemap(request, language, year, month, part=1):
    number = int(f"{year}{month}")
    if not (1 <= int(month) <= 12 and 1000 <= int(year) < 9999):
        raise Http404
    declared = _declared(month_key(language, number))
    changed = changing(declared)
    return _file(request, stories_of(language, number, part, host_of(request)), declared, changed)


@require_safe
def sections_sitemap(request):
    declared = _declared("stories", "navigation")
    changed = changing(declared)
    return _file(request, sections_of_site(host_of(request)), declared, changed)


@require_safe
def correspondents_sitemap(request):
    declared = _declared("stories", "correspondents")
    changed = changing(declared)
    return _file(request, correspondents_of_site(host_of(request)), declared, changed)


@require_safe
def tags_sitemap(request, part):
    declared = _declared("stories")
    changed = changing(declared)
    return _file(request, tags_of_site(part, host_of(request)), declared, changed)


@require_safe
def news_sitemap(request, part=0):
    """At its own address the file itself, or where it is split an index of its parts."""
    host, window = host_of(request), news_window()
    declared = _declared("stories").until(leaves_at(window))
    changed, parts = changing(declared), parts_of(window)
    if part > len(parts) or (part and len(parts) == 1):
        raise Http404
    if not part and len(parts) > 1:
        places = [Place(address, changed) for address in _news_addresses(host, window)]
        return artefact(request, index_of(places), TYPE, declared, changed=changed)
    body = urlset(places_of(parts[max(part - 1, 0)], host), NAMESPACES)
    return artefact(request, body, TYPE, declared, changed=changed)


def _news_addresses(host, window):
    parts = len(parts_of(window))
    if parts == 1:
        return [f"{host}/news-sitemap.xml"]
    return [f"{host}/news-sitemap-{number}.xml" for number in range(1, parts + 1)]


def _file(request, places, declared, changed):
    """A file without an address is against the rules: there is none then."""
    if not places:
        raise Http404
    return artefact(request, urlset(places), TYPE, declared, changed=changed)


def _declared(*keys):
    return Declared().on(*keys, "settings")
