"""A section's page at the desk."""

from sections.models import Section
from tests.factories import make_person, make_section


def test_a_chief_editor_ticks_who_runs_a_section(client, db):
    section, editor = make_section("Harbours"), make_person("editor")
    client.force_login(make_person("chief"))
    path = f"/admin/sections/section/{section.pk}/change/"

    page = client.get(path).content.decode()
    client.post(path, {"name": "Ports", "slug": section.slug, "order": 1, "editors": [editor.pk]})

    assert 'type="checkbox" name="editors"' in page and "Available" not in page
    section = Section.objects.get()
    assert section.name == "Ports" and list(section.editors.all()) == [editor]
