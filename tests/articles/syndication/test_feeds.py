from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils.timezone import now

from newsroom.site_settings.models import SiteSettings
from tests.factories import make_draft, make_live, make_person, make_section

pytestmark = pytest.mark.django_db


def titles(client, url):
    tree = ElementTree.fromstring(client.get(url).content)
    return [item.findtext("title") for item in tree.iter("item")]


def test_the_feed_has_live_stories_newest_first_and_no_others(client):
    by = make_person("correspondent")
    make_live(by, headline="Older", published=now() - timedelta(hours=3))
    make_live(by, headline="Newer & better")
    make_live(by, headline="Coming", published=now() + timedelta(hours=3))
    make_draft(by, headline="Draft")

    assert titles(client, "/feed/") == ["Newer & better", "Older"]


def test_a_letter_that_xml_has_not_breaks_no_feed(client):
    by = make_person("correspondent", "mira")
    by.correspondent.name = "Mira\x0b Toll\x01"
    by.correspondent.save()
    make_live(
        by, section=make_section("Cli\x1fmate", slug="climate"), tags=["Od\x07en"], headline="The crest"
    )
    SiteSettings(name="Mer\x02idian", tagline="News\ufffe").save()

    for url in ("/feed/", "/climate/feed/", "/correspondents/mira/feed/"):
        assert titles(client, url) == ["The crest"], url


def test_section_correspondent_and_tag_have_feeds_of_their_own(client):
    by = make_person("correspondent", "mira")
    make_live(by, section=make_section("Climate"), tags=["Oden"], headline="The crest passes")
    make_live(section=make_section("Politics"), headline="Ministers meet")

    for url in ("/climate/feed/", "/correspondents/mira/feed/", "/tags/oden/feed/"):
        assert titles(client, url) == ["The crest passes"], url
