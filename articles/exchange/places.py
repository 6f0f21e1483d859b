"""Sections, correspondents and tags by name, made as needed; each name is looked up once a run."""

from collections import Counter

from django.utils.text import slugify
from taggit.models import Tag

from articles.models import Correspondent
from newsroom.reserved import is_reserved
from newsroom.site_settings.current import site_settings
from sections.models import Section, SectionSlug


class Places:
    """What an import has found or made so far; `made` counts the new rows by kind."""

    def __init__(self):
        self.made = Counter()
        self._sections = {
            section.name.casefold(): section for section in Section.objects.select_related("parent")
        }
        self._correspondents = {one.name.casefold(): one for one in Correspondent.objects.all()}
        self._tags = {tag.name.casefold(): tag for tag in Tag.objects.all()}
        self._slugs = {Section: {one.slug for one in self._sections.values()}}
        self._slugs[Section] |= set(SectionSlug.objects.values_list("slug", flat=True))
        self._slugs[Correspondent] = {one.slug for one in self._correspondents.values()}
        self._slugs[Tag] = {tag.slug for tag in self._tags.values()}

    def section(self, name):
        """By name, whatever its case; the newsroom's default section for no name."""
        if not name:
            return self._default_section()
        key = name.casefold()
        if key not in self._sections:
            order = len(self._sections)
            section = Section.objects.create(name=name, slug=self._slug(Section, name), order=order)
            self._sections[key] = section
            self.made["sections"] += 1
        return self._sections[key]

    def _default_section(self):
        slug = site_settings().default_section
        found = next((one for one in self._sections.values() if one.slug == slug), None)
        return found or self.section(slug.replace("-", " ").capitalize())

    def correspondent(self, name):
        """By name; a new one is a guest, not listed among the staff."""
        key = name.casefold()
        if key not in self._correspondents:
            slug = self._slug(Correspondent, name)
            self._correspondents[key] = Correspondent.objects.create(name=name, slug=slug, active=False)
            self.made["correspondents"] += 1
        return self._correspondents[key]

    def tag(self, name):
        key = name.casefold()
        if key not in self._tags:
            self._tags[key] = Tag.objects.create(name=name, slug=self._slug(Tag, name))
            self.made["tags"] += 1
        return self._tags[key]

    def _slug(self, model, name):
        base = slugify(name, allow_unicode=True)[:70] or model.__name__.lower()
        slug, attempt = base, 1
        while slug in self._slugs[model] or (model is Section and is_reserved(slug)):
            attempt += 1
            slug = f"{base}-{attempt}"
        self._slugs[model].add(slug)
        return slug
