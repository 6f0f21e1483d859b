"""Sitemaps of what stands beside the stories: fronts, sections, written pages, correspondents, tags.

A list is named in each language in which it has a live story, found by the search index's lists.
"""

from urllib.parse import quote

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.timezone import now
from taggit.models import Tag

from articles.models import Revision
from articles.pages.navigation import family_of
from articles.search.months import months_of_all
from newsroom.languages import page_path
from newsroom.pages.models import Page
from newsroom.site_settings.current import site_settings
from sections.models import Section

from .sitemap_files import Place

SLUG = "--slug--"
TAGS_A_FILE = 10_000  # numbers of tags, each in every language it has stories in
LIVE = (
    "EXISTS (SELECT 1 FROM articles_search_listed l JOIN articles_revision r ON r.article_id = l.article_id "
    "WHERE l.mark = {mark} || {table}.id AND l.language = m.language "
    "AND r.live_from <= %s AND (r.live_until IS NULL OR r.live_until > %s))"
)
LANGUAGES = "(SELECT DISTINCT language FROM articles_search_month WHERE stories > 0) m"


def sections_of_site(host):
    """Fronts, the fixed lists, sections, and what editors wrote: three queries."""
    languages = sorted({site_settings().default_language, *(code for code, _month, _n in months_of_all())})
    paths = [page_path(name, code) for code in languages for name in ("front", "latest", "corrections")]
    sections = list(
        Section.objects.annotate(**{f"in_{at}": _any_live(code) for at, code in enumerate(languages)})
    )
    by_number = {section.pk: section for section in sections}
    for section in sections:
        family = [by_number[one.pk] for one in family_of(section) if one.pk in by_number]
        for at, code in enumerate(languages):
            if any(getattr(one, f"in_{at}") for one in family):
                paths.append(page_path("section", code, section=section.slug))
    pages = Page.objects.filter(shown=True).order_by("pk").values_list("language", "slug")
    paths += [page_path("section", code, section=slug) for code, slug in pages]
    return [Place(host + path) for path in dict.fromkeys(paths)]


def _any_live(language):
    return Exists(Revision.objects.live().filter(article__section=OuterRef("pk"), article__language=language))


def correspondents_of_site(host):
    """Everyone on the staff, and whoever has a live story, in the languages of their stories; two queries."""
    table, default = "articles_correspondent", site_settings().default_language
    rows = _rows(f"SELECT slug, m.language FROM {table} CROSS JOIN {LANGUAGES} WHERE {_live('c:', table)}")
    rows += [(slug, default) for (slug,) in _rows(f"SELECT slug FROM {table} WHERE active", times=0)]
    return [Place(host + page_path("correspondents", default)), *_pages("correspondent", set(rows), host)]


def tags_of_site(part, host):
    """The tags whose numbers are in this part's range, in the languages of their stories: one query."""
    first = (part - 1) * TAGS_A_FILE
    sql = (
        f"SELECT slug, m.language FROM taggit_tag CROSS JOIN {LANGUAGES} "
        f"WHERE taggit_tag.id > %s AND taggit_tag.id <= %s AND {_live('t:', 'taggit_tag')}"
    )
    rows = _rows(sql, first, first + TAGS_A_FILE)
    return _pages("tag", rows, host)


def tag_parts():
    """The parts in which any tag has a live story; two queries, each part read to its first."""
    newest = Tag.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    found = []
    for part in range(1, -(-newest // TAGS_A_FILE) + 1):
        first = (part - 1) * TAGS_A_FILE
        sql = (
            f"SELECT {part} FROM taggit_tag CROSS JOIN {LANGUAGES} "
            f"WHERE taggit_tag.id > {first} AND taggit_tag.id <= {first + TAGS_A_FILE} AND "
        )
        found.append(f"SELECT * FROM ({sql}{_live('t:', 'taggit_tag')} LIMIT 1) p{part}")
    return [part for (part,) in _rows(" UNION ALL ".join(found), times=len(found))] if found else []


def _pages(name, rows, host):
    """A page for each (slug, language); asked of the URL patterns once a language, for there may be many."""
    forms = {code: host + page_path(name, code, slug=SLUG) for code in {code for _slug, code in rows}}
    return [Place(forms[code].replace(SLUG, quote(slug))) for slug, code in sorted(rows)]


def _live(mark, table):
    return LIVE.format(mark=f"'{mark}'", table=table)


def _rows(sql, *params, times=1):
    moment = connection.ops.adapt_datetimefield_value(now())
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, *[moment] * (2 * times)])
        return cursor.fetchall()
