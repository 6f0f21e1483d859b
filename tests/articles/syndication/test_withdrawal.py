"""A story that is taken back is nowhere at that instant: each place where it stood is asked again."""

import pytest
from django.test import Client

from articles.related.storage import choose_related
from articles.workflow.engine import move
from tests.factories import make_live, make_person, make_section

pytestmark = pytest.mark.django_db
MARK = "quetzalcoatl"


@pytest.mark.parametrize("way", ["gone", "missing", "redirect"])
def test_it_is_gone_from_feeds_sitemaps_search_related_and_lists(way):
    client, by = Client(), make_person("correspondent", "mira")
    how = {"section": make_section("Climate"), "tags": ["Oden", "Dams"]}
    story = make_live(by, headline=f"The {MARK} opens", **how)
    other = make_live(by, headline="The dam at Oden", **how)
    choose_related(other)
    path, beside = (one.addresses.get(current=True).path for one in (story, other))
    month = f"/sitemap-en-{story.published_at:%Y-%m}.xml"
    lists = (
        "/",
        "/latest/",
        "/climate/",
        "/tags/oden/",
        "/correspondents/mira/",
        f"/search/?q={MARK}",
        beside,
    )
    feeds = [
        f"{where}feed/{form}"
        for where in ("/", "/climate/", "/tags/oden/", "/correspondents/mira/")
        for form in ("", "atom/", "json/")
    ]
    places = [*lists, *feeds, "/news-sitemap.xml", month]
    holds = lambda place: path.encode() in client.get(place).content  # noqa: E731
    assert [place for place in places if not holds(place)] == []
    editor = make_person("editor")

    move(story, "withdraw", by=editor, note="wrong", readers_get=way, to="/latest/")

    assert [place for place in places if holds(place)] == []
    status = client.get(path).status_code
    assert status == {"gone": 410, "missing": 404, "redirect": 301}[way] or (way, status) == ("redirect", 302)
