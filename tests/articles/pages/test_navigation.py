"""Which sections an edition leads to: in the first language all, in another those that it writes for."""

import re

import pytest

from articles.workflow.engine import move
from articles.workflow.staleness import story_keys
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sections():
    SiteSettings(languages=["en", "az"]).save()
    world = make.make_section("World")
    return {"world": world, "rivers": make.make_section("Rivers", parent=world)} | {
        name.lower(): make.make_section(name) for name in ("Climate", "Sport")
    }


def led_to(client, path):
    """The sections that masthead and footer of a page lead to."""
    page = client.get(path).content.decode()
    head, foot = page.partition('<nav class="sections"')[2], page.partition("<footer")[2]
    return [set(re.findall(r'href="(?:/az)?/(\w+)/"', part.partition("</ul>")[0])) for part in (head, foot)]


def test_an_edition_leads_to_no_section_it_never_wrote_for(client, sections):
    make.make_live(section=sections["climate"], language="az")
    make.make_live(section=sections["rivers"], language="az")

    for links in led_to(client, "/az/latest/"):
        assert {"climate", "world"} <= links and "sport" not in links
    for links in led_to(client, "/latest/"):
        assert {"climate", "world", "sport"} <= links


def test_an_edition_without_a_story_has_no_heading_over_nothing(client):
    assert "<h2>Bölmələr</h2>" not in client.get("/az/").content.decode()
    assert "<h2>Sections</h2>" in client.get("/").content.decode()


def test_nor_does_a_section_lead_to_such_a_part_of_it(client, sections):
    make.make_live(section=sections["world"], language="az")

    assert 'class="topics"' not in client.get("/az/world/").content.decode()
    assert 'class="topics"' in client.get("/world/").content.decode()


def test_the_first_story_of_a_section_in_a_language_brings_it_there_and_the_second_changes_nothing(
    client, sections
):
    by, editor = make.make_person("correspondent"), make.make_person("editor")
    stories = [
        make.make_approved(by, editor, section=sections["sport"], language=language)
        for language in ("en", "az", "az")
    ]
    assert "sport" not in led_to(client, "/az/latest/")[0]

    keys = [story_keys(move(story, "publish", by=editor)) for story in stories[:2]]
    assert ["navigation" in each for each in keys] == [False, True]
    assert "sport" in led_to(client, "/az/latest/")[0]

    assert "navigation" not in story_keys(move(stories[2], "publish", by=editor))
