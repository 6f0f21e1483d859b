import re
from datetime import timedelta

import pytest
from django.utils.timezone import now
from lxml import html

from articles.models import Correction
from sections.models import SectionSlug
from tests.factories import make_live, make_person, make_section

pytestmark = pytest.mark.django_db


def test_older_and_newer_lead_through_every_story_once(client):
    by, section = make_person("correspondent"), make_section("Climate")
    for hours in range(45):
        make_live(by, section=section, published=now() - timedelta(hours=hours), headline=f"Story no{hours}.")

    pages = walk(client, "/climate/", "next")

    seen = [re.findall(r"Story no\d+\.(?=</a></h[23]>)", within_river(page)) for page in pages]
    assert [len(page) for page in seen] == [20, 20, 5]
    assert len(set(sum(seen, []))) == 45
    back = walk(client, link(pages[-2], "next"), "prev")
    assert [len(set(re.findall(r"Story no\d+\.", within_river(page)))) for page in back] == [5, 20, 20]


def walk(client, url, direction):
    pages = []
    while url:
        pages.append(client.get(url).content.decode())
        url = link(pages[-1], direction)
    return pages


def link(page, direction):
    found = re.search(rf'href="([^"]+)" rel="{direction}"', page)
    return found and found[1]


def within_river(page):
    return page.partition("<main")[2].partition('<div class="side">')[0]


def test_a_sections_front_shows_its_childrens_stories(client):
    parent = make_section("Climate")
    child = make_section("Rivers", parent=parent)
    make_live(section=child, headline="The Oden crests")

    assert "The Oden crests" in client.get("/climate/").content.decode()


def test_a_former_slug_leads_to_the_section(client):
    SectionSlug.objects.create(slug="weather", section=make_section("Climate"))

    response = client.get("/weather/?before=1-1")

    assert (response.status_code, response["Location"]) == (301, "/climate/?before=1-1")


@pytest.mark.parametrize("url", ["/nowhere/", "/climate/?before=x"])
def test_what_is_not_there_is_not_found(client, url):
    make_section("Climate")

    assert client.get(url).status_code == 404


def correct(story, text, ago=timedelta()):
    by = make_person("editor")
    Correction.objects.create(
        article=story, revision=story.revisions.get(), made_by=by, made_at=now() - ago, text=text
    )


def test_five_stories_that_were_corrected_last_stand_numbered_beside_a_section(client):
    section = make_section("Climate")
    assert corrected_beside(client) is None
    stories = [make_live(section=section, headline=f"Story no{number}.") for number in range(6)]
    for number, story in enumerate(stories):
        correct(story, f"Figure {number} was wrong.", ago=timedelta(hours=number))
    correct(stories[5], "And the name.")
    correct(make_live(section=make_section("Sport")), "A score was wrong.")

    items = corrected_beside(client)
    assert [item.findtext(".//a") for item in items] == [f"Story no{number}." for number in (5, 0, 1, 2, 3)]
    assert [item.findtext(".//em") for item in items[:2]] == ["And the name.", "Figure 0 was wrong."]


def corrected_beside(client):
    page = html.fromstring(client.get("/climate/").content.decode())
    rails = page.xpath("//section[@aria-labelledby='corrected']")
    return rails[0].findall(".//li") if rails else None


def test_a_correction_withdrawn_with_its_story_leaves_the_section(client):
    story = make_live(section=make_section("Climate"))
    correct(story, "A date was wrong.")
    story.revisions.update(live_until=now())

    assert corrected_beside(client) is None


def test_a_section_links_to_its_subsections_and_they_to_none(client):
    parent = make_section("Climate")
    make_section("Rivers", parent=parent)

    links = html.fromstring(client.get("/climate/").content.decode()).xpath("//nav[@class='topics']//a")
    assert [(link.text, link.get("href")) for link in links] == [("Rivers", "/rivers/")]
    assert 'class="topics"' not in client.get("/rivers/").content.decode()


def test_a_subsection_leads_back_to_its_section(client):
    make_section("Rivers", parent=make_section("Climate"))

    def trail(path):
        page = html.fromstring(client.get(path).content.decode())
        return [link.get("href") for link in page.xpath("//nav[@class='crumbs']//a")]

    assert trail("/rivers/") == ["/", "/climate/"]
    assert trail("/climate/") == []
