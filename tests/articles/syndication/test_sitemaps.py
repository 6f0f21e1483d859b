from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now
from taggit.models import Tag

from articles.models import Correspondent, Revision
from articles.syndication import sitemap_files, sitemap_lists, sitemap_months
from articles.workflow.engine import move
from newsroom.pages.models import Page
from newsroom.site_settings.models import SiteSettings
from sections.models import Section
from tests.articles.syndication.reading import NAMES, clock_at, found_at, texts, tree
from tests.factories import make_approved, make_live, make_person, make_section

pytestmark = pytest.mark.django_db
HOST = "http://testserver"
SM = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def address(story):
    return HOST + story.addresses.get(current=True).path


def files(client):
    """The files the index names, and when each last changed."""
    found = tree(client, "/sitemap.xml")
    assert found.tag == f"{SM}sitemapindex"
    return {entry.findtext(f"{SM}loc"): entry.findtext(f"{SM}lastmod") for entry in found}


def judged(client, url):
    """The addresses of a file, which must keep to the rules of sitemaps.org."""
    found = tree(client, url.removeprefix(HOST))
    assert found.tag == f"{SM}urlset" and found.nsmap[None] == NAMES["sm"]
    assert 1 <= len(found) <= 50_000
    places = []
    for entry in found:
        assert entry.tag == f"{SM}url"
        assert [child.tag.partition("}")[2] for child in entry if child.tag.startswith(SM)] in (
            ["loc"], ["loc", "lastmod"],
        )  # fmt: skip
        loc = entry.findtext(f"{SM}loc")
        assert loc.startswith(HOST + "/") and len(loc) < 2048 and loc.isascii()
        if entry.findtext(f"{SM}lastmod"):
            assert datetime.fromisoformat(entry.findtext(f"{SM}lastmod")).tzinfo
        places.append(loc)
    assert len(set(places)) == len(places)
    return places


def everything(client):
    """Every address in every file of the index."""
    return {place for file in files(client) for place in judged(client, file) if "news-sitemap" not in file}


def test_stories_stand_in_the_file_of_the_month_of_their_first_publication_with_their_last_change(client):
    old = make_live(published=datetime(2024, 2, 29, 23, 59, tzinfo=UTC), headline="Leap & day")
    new = make_live()
    az = make_live(language="az", published=datetime(2024, 3, 1, tzinfo=UTC))
    name = f"{HOST}/sitemap-en-{new.published_at.astimezone(UTC):%Y-%m}.xml"

    assert {f"{HOST}/sitemap-en-2024-02.xml", f"{HOST}/sitemap-az-2024-03.xml", name} <= set(files(client))
    assert judged(client, "/sitemap-en-2024-02.xml") == [address(old)]
    assert judged(client, "/sitemap-az-2024-03.xml") == [address(az)]
    assert judged(client, name) == [address(new)]
    old.refresh_from_db()
    move(old, "quick fix", by=make_person("editor"), note="n", words={"standfirst": "Mended."})
    changed = old.revisions.live().get().live_from.isoformat(timespec="seconds")
    assert texts(tree(client, "/sitemap-en-2024-02.xml"), "//sm:lastmod") == [changed]
    assert files(client)[f"{HOST}/sitemap-en-2024-02.xml"][:19] >= changed[:19]


def test_every_address_it_names_is_a_page_and_every_file_is_there(client):
    SiteSettings(languages=["en", "az"]).save()
    world = make_section("World")
    asia = Section.objects.create(name="Asia", slug="asia", parent=world)
    by = make_person("correspondent", "mira")
    Correspondent.objects.create(name="Left Long Ago", slug="left", active=False)
    Tag.objects.create(name="Unused", slug="unused")
    story = make_live(by, section=asia, tags=["Qaz & neft", "Порт"])
    make_live(by, language="az", section=asia, tags=["Порт"])
    Page.objects.create(slug="about", title="About", shown=True)
    Page.objects.create(slug="secret", title="Secret")

    found = everything(client)

    for place in found:
        assert client.get(place.removeprefix(HOST)).status_code == 200, place
    paths = {place.removeprefix(HOST) for place in found}
    assert {"/", "/az/", "/world/", "/asia/", "/az/asia/", "/about/", "/correspondents/mira/"} <= paths
    assert "/az/correspondents/mira/" in paths and "/correspondents/" in paths
    assert address(story) in found
    tags = {path for path in paths if "/tags/" in path}
    assert len(tags) == 3 and not paths & {"/tags/unused/", "/secret/", "/correspondents/left/"}


def test_a_withdrawn_story_is_gone_at_once_and_its_month_and_tag_with_it(client):
    story = make_live(published=datetime(2024, 2, 3, tzinfo=UTC), tags=["Oden"])
    assert f"{HOST}/sitemap-tags-1.xml" in files(client)
    move(story, "withdraw", by=make_person("editor"), note="n", readers_get="gone")

    assert client.get("/sitemap-en-2024-02.xml").status_code == 404
    assert client.get("/sitemap-tags-1.xml").status_code == 404
    assert not {f"{HOST}/sitemap-en-2024-02.xml", f"{HOST}/sitemap-tags-1.xml"} & set(files(client))


def test_a_story_that_ended_by_the_clock_is_gone_without_a_worker(client):
    story = make_live(published=datetime(2024, 2, 3, tzinfo=UTC), tags=["Oden"])
    Revision.objects.filter(article=story).update(live_until=now() - timedelta(seconds=1))

    assert client.get("/sitemap-en-2024-02.xml").status_code == 404
    assert not {f"{HOST}/sitemap-en-2024-02.xml", f"{HOST}/sitemap-tags-1.xml"} & set(files(client))


def test_a_scheduled_story_is_in_none_a_second_before_and_in_all_a_second_after(client):
    editor, by = make_person("editor"), make_person("correspondent", "mira")
    approved = make_approved(by, editor, headline="COMING", section=make_section("Climate"), tags=["Oden"])
    story = move(approved, "publish", by=editor, at=now() + timedelta(hours=1))
    month = f"/sitemap-en-{story.published_at.astimezone(UTC):%Y-%m}.xml"
    feeds = [
        f"{where}{form}"
        for where in ("/feed/", "/climate/feed/", "/correspondents/mira/feed/", "/tags/oden/feed/")
        for form in ("", "atom/", "json/")
    ]
    sitemaps = ["/news-sitemap.xml", month]

    def in_which(story):
        where = [url for url in feeds if b"COMING" in client.get(url).content]
        path = story.addresses.get(current=True).path.encode()
        return where + [url for url in sitemaps if path in client.get(url).content]

    second = timedelta(seconds=1)
    with clock_at(story.published_at - second):
        assert in_which(story) == []
        assert HOST + month not in files(client)
        assert client.get("/tags/oden/feed/").status_code == 404
    with clock_at(story.published_at + second):
        assert in_which(story) == feeds + sitemaps
        assert HOST + month in files(client)
        lists = {f"{HOST}/climate/", f"{HOST}/tags/oden/", f"{HOST}/correspondents/mira/"}
        assert lists <= everything(client)


def test_a_month_of_more_than_a_file_holds_is_split(client, monkeypatch):
    monkeypatch.setattr(sitemap_months, "MOST", 2)
    stories = [make_live(published=datetime(2024, 2, day, tzinfo=UTC)) for day in (1, 2, 3, 4, 5)]

    names = [f"/sitemap-en-2024-02{part}.xml" for part in ("", "-2", "-3")]
    assert {HOST + name for name in names} <= set(files(client))
    assert [judged(client, name) for name in names] == [
        [address(story) for story in part] for part in (stories[:2], stories[2:4], stories[4:])
    ]
    assert client.get("/sitemap-en-2024-02-4.xml").status_code == 404


def test_tags_stand_in_files_by_their_numbers(client, monkeypatch):
    make_live(tags=["One", "Two", "Three"])
    numbers = sorted(Tag.objects.values_list("pk", flat=True))
    monkeypatch.setattr(sitemap_lists, "TAGS_A_FILE", numbers[1])

    names = [file for file in files(client) if "-tags-" in file]
    assert len(names) == 2
    assert [len(judged(client, name)) for name in names] == [2, 1]


def test_a_file_holds_fifty_thousand_at_most():
    assert sitemap_files.MOST == 50_000
    assert sitemap_lists.TAGS_A_FILE <= sitemap_files.MOST


def test_the_index_and_every_file_ask_at_most_ten_questions(client, django_assert_max_num_queries):
    for month in range(1, 13):
        make_live(published=datetime(2024, month, 1, tzinfo=UTC), tags=["Oden", f"Tag {month}"])
    for code in ("az", "ru", "ar"):
        make_live(language=code, tags=["Oden"])
    client.get("/")

    for file in ["/sitemap.xml", *files(client)]:
        with django_assert_max_num_queries(10):
            client.get(file.removeprefix(HOST))


@pytest.mark.parametrize(
    "path", ["sitemap-en-2024-13.xml", "sitemap-en-0000-01.xml", "sitemap-en-9999-12.xml"]
)
def test_a_month_that_is_none_has_no_file(client, path):
    assert client.get(f"/{path}").status_code == 404


def test_the_news_sitemap_says_what_google_asks_for(client):
    SiteSettings(name="Meridian & Co").save()
    story = make_live(headline='Ports ]]> "close" & </news:title>', published=now() - timedelta(hours=5))
    move(story, "quick fix", by=make_person("editor"), note="n", words={"standfirst": "Mended."})
    (entry,) = found_at(tree(client, "/news-sitemap.xml"), "//sm:url")

    assert texts(entry, "sm:loc") == [address(story)]
    assert texts(entry, "news:news/news:publication/news:name") == ["Meridian & Co"]
    assert texts(entry, "news:news/news:publication/news:language") == ["en"]
    published = story.published_at.isoformat(timespec="seconds")
    assert texts(entry, "news:news/news:publication_date") == [published]
    assert texts(entry, "news:news/news:title") == ['Ports ]]> "close" & </news:title>']


def test_a_story_leaves_the_news_sitemap_in_the_second_it_should_and_an_empty_one_is_legal(client):
    story = make_live()
    leaves, second = story.published_at + timedelta(hours=48), timedelta(seconds=1)
    with clock_at(leaves - second):
        assert len(tree(client, "/news-sitemap.xml")) == 1
        assert client.get("/news-sitemap.xml")["Good-Until"] == leaves.isoformat()
    with clock_at(leaves):
        found = tree(client, "/news-sitemap.xml")
        assert found.tag == f"{SM}urlset" and len(found) == 0


def test_an_old_story_that_was_mended_is_no_news(client):
    story = make_live(published=now() - timedelta(days=9))
    move(story, "quick fix", by=make_person("editor"), note="n", words={"standfirst": "Mended."})

    assert len(tree(client, "/news-sitemap.xml")) == 0
