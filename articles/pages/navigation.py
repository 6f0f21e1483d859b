"""The sections, kept per process: no page asks the database for them."""

from newsroom.page_store.stamps import kept
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
