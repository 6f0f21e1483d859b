"""A section's page at the desk."""

from newsroom.site_settings.models import SiteSettings
from sections.models import Section
from tests.factories import make_live, make_person, make_section
from tests.opened import save


def test_a_chief_editor_ticks_who_runs_a_section(client, db):
    section, editor = make_section("Harbours"), make_person("editor")
    client.force_login(make_person("chief"))
    path = f"/admin/sections/section/{section.pk}/change/"

    page = client.get(path).content.decode()
    save(client, path, {"name": "Ports", "slug": section.slug, "order": 1, "editors": [editor.pk]})

    assert 'type="checkbox" name="editors"' in page and "Available" not in page
    section = Section.objects.get()
    assert section.name == "Ports" and list(section.editors.all()) == [editor]


def test_a_section_has_a_name_for_the_readers_of_each_language(client, db):
    SiteSettings(languages=["en", "az", "ru"]).save()
    story = make_live(language="az")
    section = story.section
    client.force_login(make_person("chief"))
    posted = {"name": "Climate", "name_in_az": "İqlim", "slug": section.slug, "order": 1}

    save(client, f"/admin/sections/section/{section.pk}/change/", {**posted, "description_in_az": "Çaylar"})

    az, ru = (client.get(f"/{code}/{section.slug}/").content.decode() for code in ("az", "ru"))
    assert "<h1>İqlim</h1>" in az and "Çaylar" in az and "Climate" not in az
    assert '<h1 lang="en" dir="ltr">Climate</h1>' in ru
    assert "İqlim</title>" in client.get(f"/az/{section.slug}/feed/").content.decode()
