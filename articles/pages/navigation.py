"""The sections, kept per process: no page asks the database for them."""

from django.db.models import Exists, OuterRef

from articles.models import Article
from newsroom.page_store.stamps import kept
from newsroom.site_settings.current import site_settings
from sections.models import Section


def all_sections():
    """Every section, in the newsroom's order; parents are set without a query."""
    return kept("navigation", _read, "navigation")


def _read():
    sections = list(Section.objects.order_by("order", "name"))
    by_number = {section.pk: section for section in sections}
    for section in sections:
        if section.parent_id:
            section.parent = by_number[section.parent_id]
    return sections


def front_sections():
    """The sections of the masthead: those without a parent."""
    return [section for section in all_sections() if section.parent_id is None]


def section_called(slug):
    """The section with that slug, or None."""
    return next((section for section in all_sections() if section.slug == slug), None)


def section_numbered(number):
    """Or None: made a moment ago, by another process."""
    return next((section for section in all_sections() if section.pk == number), None)


def children_of(section):
    return [child for child in all_sections() if child.parent_id == section.pk]


def family_of(section):
    """The section and its children: whose stories its front shows."""
    return [section, *children_of(section)]


def read_in(language, sections):
    """Those of `sections` that had, have or will have a story in it, also by a child; in the newsroom's first
    language all. `staleness.story_keys` tells of the first story."""
    if language == site_settings().default_language:
        return sections
    filled = kept(f"sections-{language}", lambda: _filled(language), "navigation", "settings")
    return [section for section in sections if filled & {each.pk for each in family_of(section)}]


def _filled(language):
    had = Article.objects.filter(section=OuterRef("pk"), language=language, published_at__isnull=False)
    return set(Section.objects.filter(Exists(had)).values_list("pk", flat=True))
