import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from newsroom.page_store.stamps import counts
from sections.models import Section, SectionSlug

pytestmark = pytest.mark.django_db


def make(name, slug, **fields):
    section = Section(name=name, slug=slug, **fields)
    section.full_clean()
    section.save()
    return section


@pytest.mark.parametrize("slug", ["feed", "admin", "az", "correspondents"])
def test_a_page_or_language_of_the_site_is_no_section(slug):
    with pytest.raises(ValidationError, match=f"“{slug}” is taken"):
        make("Politics", slug)


def test_letters_of_any_script_make_a_slug():
    assert make("Siyasət", "siyasət").pk and make("Политика", "политика").pk


def test_a_changed_slug_leaves_the_old_one_leading_here():
    section = make("Climate", "weather")
    section.slug = "climate"
    section.save()

    assert [(old.slug, old.section) for old in SectionSlug.objects.all()] == [("weather", section)]


def test_a_slug_taken_back_is_no_old_one():
    section = make("Climate", "weather")
    for slug in ("climate", "weather"):
        section.slug = slug
        section.save()

    assert [old.slug for old in SectionSlug.objects.all()] == ["climate"]


def test_the_old_slug_of_one_section_is_not_given_to_another():
    section = make("Climate", "weather")
    section.slug = "climate"
    section.save()

    with pytest.raises(ValidationError, match="another section's address"):
        make("Weather", "weather")


def test_a_name_is_taken_once_whatever_its_case():
    make("Politics", "politics")

    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.create(name="POLITICS", slug="more-politics")


def test_sections_are_two_levels_deep():
    climate = make("Climate", "climate")
    rivers = make("Rivers", "rivers", parent=climate)

    with pytest.raises(ValidationError, match="stands by itself"):
        make("Deltas", "deltas", parent=rivers)


def test_a_section_with_parts_cannot_become_a_part():
    climate, world = make("Climate", "climate"), make("World", "world")
    make("Rivers", "rivers", parent=climate)
    climate.parent = world

    with pytest.raises(ValidationError, match="has parts of its own"):
        climate.full_clean()


@pytest.mark.parametrize("act", ["save", "delete"])
def test_every_change_makes_the_navigation_stale(act):
    section = make("Climate", "climate")
    before = counts("navigation", "section-climate")

    getattr(section, act)()

    assert all(
        after[0] > was[0] for was, after in zip(before, counts("navigation", "section-climate"), strict=True)
    )
