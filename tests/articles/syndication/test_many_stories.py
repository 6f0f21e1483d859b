"""More news than a file may hold, brought in at bulk speed."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.exchange.archived_story import ArchivedStory
from articles.exchange.places import Places
from articles.exchange.shelving import shelve
from tests.articles.syndication.reading import found_at, texts, tree

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def test_a_thousand_and_one_stories_in_48_hours_stand_in_two_files_of_news(client):
    newest, places = now() - timedelta(minutes=1), Places()
    stories = [
        ArchivedStory(
            headline=f"Story {number}", body="<p>Words.</p>", published=newest - timedelta(minutes=2 * number)
        )
        for number in range(1001)
    ]
    shelve(stories[:1000], places)
    assert len(found_at(tree(client, "/news-sitemap.xml"), "//sm:url")) == 1000
    assert client.get("/news-sitemap-1.xml").status_code == 404
    shelve(stories[1000:], places)

    names = [f"{HOST}/news-sitemap-{part}.xml" for part in (1, 2)]
    assert texts(tree(client, "/news-sitemap.xml"), "/sm:sitemapindex/sm:sitemap/sm:loc") == names
    assert set(names) <= set(texts(tree(client, "/sitemap.xml"), "//sm:loc"))
    assert f"{HOST}/news-sitemap.xml" not in texts(tree(client, "/sitemap.xml"), "//sm:loc")
    places = [texts(tree(client, name.removeprefix(HOST)), "//sm:loc") for name in names]
    assert [len(part) for part in places] == [1000, 1]
    assert len({*places[0], *places[1]}) == 1001
    assert client.get("/news-sitemap-3.xml").status_code == 404
