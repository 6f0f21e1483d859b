"""A newsroom's every artefact read by programs of others, and held against what the desk has.

feedparser and a strict XML reader for feeds, the published schemas for sitemaps, extruct for JSON-LD.
"""

from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import extruct
from lxml import etree, html
from taggit.models import Tag

from articles.models import Correspondent, Revision
from articles.states import Role
from newsroom.languages import page_path
from newsroom.site_settings.current import site_settings
from sections.models import Section
from tests.articles.syndication.reading import STRICT, found_at, json_at, texts, tree_and_entries

HOST = "http://testserver"
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "sitemap.xsd"))
MOST_IN_FEED = 30


def live_stories():
    return Revision.objects.live().select_related("article__section").order_by("article_id")


def path_of(story):
    return quote(story.article.addresses.get(current=True).path)


def writers_of(story):
    rows = story.article.bylines.filter(role=Role.REPORTING).order_by("order", "pk")
    return [row.correspondent.name for row in rows.select_related("correspondent")]


def second(text):
    return datetime.fromisoformat(text)


def hold_story(client, story):
    """The JSON-LD and Open Graph of a story's page, field by field."""
    path = path_of(story)
    response = client.get(path)
    assert response.status_code == 200, path
    page = response.content.decode()
    found = extruct.extract(page, base_url=HOST, syntaxes=["json-ld"])["json-ld"]
    (data,) = [block for block in found if block["@type"].endswith("NewsArticle")]
    article = story.article
    assert data["headline"] == story.headline
    assert data.get("description", "") == story.standfirst
    assert data["url"] == data["mainEntityOfPage"]["@id"] == HOST + path
    assert second(data["datePublished"]) == article.published_at.replace(microsecond=0)
    assert second(data["dateModified"]) >= second(data["datePublished"])
    authors = data["author"] if isinstance(data["author"], list) else [data["author"]]
    assert [one["name"] for one in authors] == (writers_of(story) or [site_settings().name])
    assert data["publisher"]["name"] == site_settings().name
    assert data["articleSection"] == article.section_name
    assert sorted(data.get("keywords", [])) == sorted(tag.name for tag in article.tags.all())
    assert data.get("dateline", "") == story.dateline
    assert data.get("isBasedOn", "") == article.source_url
    assert data["inLanguage"] == article.language and data["isAccessibleForFree"] is True
    assert [one["text"] for one in data.get("correction", [])] == [
        note.text for note in article.corrections.order_by("-made_at", "-pk")
    ]
    head = html.fromstring(page).head
    assert head.xpath("meta[@property='og:title']/@content") == [story.headline]
    assert head.xpath("link[@rel='canonical']/@href") == [HOST + path]
    trail = next(block for block in found if block["@type"] == "BreadcrumbList")
    assert trail["itemListElement"][-1]["name"] == story.headline


def hold_feeds(client, path):
    """The three forms of the feed at `path`: what they say of each story is what the desk has."""
    rss, entries = tree_and_entries(client, path)
    ids = texts(rss, "//item/guid")
    atom, others = tree_and_entries(client, f"{path}atom/")
    items = json_at(client, f"{path}json/")["items"]
    assert ids == texts(atom, "//atom:entry/atom:id") == [item["id"] for item in items]
    assert len(entries) == len(others) == len(ids) <= MOST_IN_FEED
    numbers = [int(one.rpartition("-")[2]) for one in ids]
    stories = {story.article_id: story for story in live_stories().filter(article__in=numbers)}
    for place, number in enumerate(numbers):
        story, item = stories[number], items[place]
        titles = (
            texts(rss, "//item/title")[place],
            texts(atom, "//atom:entry/atom:title")[place],
            item["title"],
        )
        assert set(titles) == {story.headline}
        (written,) = found_at(rss, f"//item[{place + 1}]")
        assert texts(written, "dc:creator") == writers_of(story)
        assert texts(written, "link") == [HOST + path_of(story)] == [item["url"]]
        assert second(item["date_published"]) == story.article.published_at.replace(microsecond=0)
        assert entries[place].published_parsed[:6] == second(item["date_published"]).utctimetuple()[:6]
        assert others[place].updated_parsed[:6] == second(item["date_modified"]).utctimetuple()[:6]
        names = {story.article.section_name, *(tag.name for tag in story.article.tags.all())}
        assert names <= set(texts(written, "category")) == set(item["tags"])


def hold_sitemaps(client):
    """Every file by its schema; between them they name every live story, once. Returns those of lists."""
    stories, lists, news = [], [], []
    for address in valid(client, "/sitemap.xml"):
        places = valid(client, address.removeprefix(HOST))
        is_list = any(f"-{kind}" in address for kind in ("sections", "correspondents", "tags"))
        (lists if is_list else news if "news" in address else stories).extend(places)
    expected = {HOST + path_of(story) for story in live_stories()}
    assert len(stories) == len(set(stories)) and set(stories) == expected
    assert set(news) <= expected
    return lists


def valid(client, path):
    """The addresses of a file that its schema takes."""
    response = client.get(path)
    assert response.status_code == 200, path
    document = etree.fromstring(response.content, STRICT)
    assert SCHEMA.validate(document), (path, SCHEMA.error_log.last_error)
    return texts(document, "//sm:loc")


def feeds_of(language, some_tags=1):
    """Paths of the feeds in that language that have a live story: site, sections, people, some tags."""
    live = live_stories().filter(article__language=language)
    yield page_path("feed", language)
    for section in Section.objects.filter(articles__in=live.values("article")).distinct():
        yield page_path("section_feed", language, section=section.slug)
    for person in Correspondent.objects.filter(bylines__article__in=live.values("article")).distinct():
        yield page_path("correspondent_feed", language, slug=person.slug)
    tags = Tag.objects.filter(articles_taggedarticle_items__content_object__in=live.values("article"))
    for tag in tags.distinct().order_by("slug")[::some_tags]:
        yield page_path("tag_feed", language, slug=tag.slug)


def hold_everything(client, most=None, some_tags=1):
    """All of it, or of each language's feeds `most`; returns how many stories and feeds were read."""
    hold_sitemaps(client)
    read, feeds = 0, 0
    for story in live_stories():
        hold_story(client, story)
        read += 1
    for language in sorted({story.article.language for story in live_stories()}):
        for path in list(feeds_of(language, some_tags))[:most]:
            hold_feeds(client, path)
            feeds += 3
    return read, feeds
