from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from articles.models import Byline, Correspondent, Photo
from articles.states import Role
from articles.syndication.serving import artefact
from articles.workflow.engine import move
from articles.workflow.routing import reroute
from newsroom.page_store.declared import Declared
from newsroom.page_store.models import Stamp
from newsroom.site_settings.models import SiteSettings
from tests.articles.syndication.reading import found_at, json_at, parsed, texts, tree
from tests.factories import make_draft, make_live, make_person, make_section

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def titles(client, url):
    return texts(tree(client, url), "//item/title")


def test_the_feed_has_live_stories_newest_first_and_no_others(client):
    by = make_person("correspondent")
    make_live(by, headline="Older", published=now() - timedelta(hours=3))
    make_live(by, headline="Newer & better")
    make_live(by, headline="Coming", published=now() + timedelta(hours=3))
    make_draft(by, headline="Draft")

    assert titles(client, "/feed/") == ["Newer & better", "Older"]
    assert [entry.title for entry in parsed(client, "/feed/atom/").entries] == ["Newer & better", "Older"]
    assert [item["title"] for item in json_at(client, "/feed/json/")["items"]] == ["Newer & better", "Older"]


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
        assert parsed(client, url + "atom/").entries[0].title == "The crest"
        assert json_at(client, url + "json/")["items"][0]["title"] == "The crest"


def test_section_correspondent_and_tag_have_feeds_of_their_own(client):
    by = make_person("correspondent", "mira")
    make_live(by, section=make_section("Climate"), tags=["Oden"], headline="The crest passes")
    make_live(section=make_section("Politics"), headline="Ministers meet")

    for url in ("/climate/feed/", "/correspondents/mira/feed/", "/tags/oden/feed/"):
        assert titles(client, url) == ["The crest passes"], url
        assert len(parsed(client, url + "atom/").entries) == 1
        assert len(json_at(client, url + "json/")["items"]) == 1


def test_a_tag_that_no_live_story_carries_has_no_feed(client):
    make_draft(make_person("correspondent"), tags=["Secret"])

    for form in ("", "atom/", "json/"):
        assert client.get(f"/tags/secret/feed/{form}").status_code == 404


def test_every_byline_is_named_in_order_and_no_translator_among_them(client):
    story = make_live(make_person("correspondent", "mira"))
    for order, (name, role) in enumerate([("Jon Voss", Role.REPORTING), ("Lea Sabry", Role.TRANSLATION)], 1):
        person = Correspondent.objects.create(name=name, slug=name.split()[0].lower())
        Byline.objects.create(article=story, correspondent=person, role=role, order=order)
    names = ["Mira Test", "Jon Voss"]

    assert texts(tree(client, "/feed/"), "//item/dc:creator") == names
    entry = parsed(client, "/feed/atom/").entries[0]
    assert [(author.name, author.href) for author in entry.authors] == [
        ("Mira Test", f"{HOST}/correspondents/mira/"),
        ("Jon Voss", f"{HOST}/correspondents/jon/"),
    ]
    assert [author["name"] for author in json_at(client, "/feed/json/")["items"][0]["authors"]] == names


def test_the_full_text_stands_in_it_with_absolute_addresses(client):
    body = '<p>See <a href="/climate/">the beat</a> and <a href="#note">the note</a>.</p><h2>Then</h2>'
    story = make_live(body=body)
    address = HOST + story.addresses.get().path
    text = (
        f'<p><span class="dateline">WASHINGTON</span> – See <a href="{HOST}/climate/">the beat</a> and '
        f'<a href="{address}#note">the note</a>.</p><h2>Then</h2>'
    ).replace('<span class="dateline">WASHINGTON</span>', "WASHINGTON")

    assert texts(tree(client, "/feed/"), "//item/content:encoded") == [text]
    assert texts(tree(client, "/feed/atom/"), "//atom:entry/atom:content") == [text]
    assert json_at(client, "/feed/json/")["items"][0]["content_html"] == text


def test_an_id_stays_when_slug_section_and_headline_change(client):
    editor, by = make_person("editor"), make_person("correspondent")
    story = make_live(by, headline="The crest passes")
    before = texts(tree(client, "/feed/"), "//item/guid")
    reroute(story, by=editor, slug="another", section_id=make_section("Climate").pk)
    move(story, "quick fix", by=editor, note="n", words={"headline": "The crest has passed"})

    assert texts(tree(client, "/feed/"), "//item/guid") == before
    assert texts(tree(client, "/feed/atom/"), "//atom:entry/atom:id") == before
    assert json_at(client, "/feed/json/")["items"][0]["id"] == before[0]
    assert before[0].endswith(f":story-{story.pk}") and "crest" not in before[0]


def test_a_correction_is_noted_and_moves_the_time_of_update_but_a_typo_does_not(client):
    editor = make_person("editor")
    story = make_live(body="<p>Twelve died.</p>", dateline="")
    move(story, "quick fix", by=editor, note="typo", words={"standfirst": "Mended."})
    published = story.published_at.isoformat(timespec="seconds")
    assert texts(tree(client, "/feed/"), "//item/atom:updated") == [published]

    story.refresh_from_db()
    move(
        story, "correct", by=editor, note="n", words={"body": "<p>Two died.</p>"},
        correction="We gave twelve & <more>.",
    )  # fmt: skip

    text = texts(tree(client, "/feed/"), "//item/content:encoded")[0]
    assert text.startswith("<p>Two died.</p><p><strong>Correction.</strong>")
    assert "We gave twelve &amp; &lt;more&gt;.</p>" in text
    live = story.revisions.live().get()
    assert texts(tree(client, "/feed/atom/"), "//atom:entry/atom:updated") == [
        live.live_from.isoformat(timespec="seconds")
    ]
    assert json_at(client, "/feed/json/")["items"][0]["date_published"] == published


def test_the_lead_picture_has_its_size_credit_and_caption(client):
    made = [
        {"crop": "wide", "width": 1280, "height": 720, "name": "renditions/1-a/wide-1280"},
        {"crop": "wide", "width": 640, "height": 360, "name": "renditions/1-a/wide-640"},
    ]
    photo = Photo.objects.create(
        file="x.jpg", digest="a" * 64, width=1280, height=720, credit="Mira Toll / Meridian", renditions=made
    )
    make_live(lead_photo_id=photo.pk, caption="The dam at Kovran.")

    (content,) = found_at(tree(client, "/feed/"), "//item/media:content")
    assert dict(content.attrib) == {
        "medium": "image", "type": "image/jpeg", "width": "1280", "height": "720",
        "url": f"{HOST}/media/renditions/1-a/wide-1280.jpg",
    }  # fmt: skip
    assert texts(content, "media:credit") == ["Mira Toll / Meridian"]
    assert texts(content, "media:description") == ["The dam at Kovran."]
    assert parsed(client, "/feed/atom/").entries[0].media_content[0]["width"] == "1280"


def test_a_reader_who_has_it_gets_304_by_tag_and_by_time(client):
    make_live(published=now() - timedelta(hours=2))
    Stamp.objects.update(changed=now() - timedelta(hours=1))
    for url in ("/feed/", "/feed/atom/", "/feed/json/"):
        first = client.get(url)
        known = {"if-modified-since": first["Last-Modified"]}
        assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
        assert client.get(url, headers={"if-none-match": '"other"', **known}).status_code == 200
        assert client.get(url, headers=known).status_code == 304


def test_what_changes_within_this_second_gives_no_time_to_go_by(rf):
    request, coming = rf.get("/feed/"), now() + timedelta(seconds=5)

    assert "Last-Modified" not in artefact(request, "x", "text/plain", Declared(), changed=coming)


def test_a_story_that_is_withdrawn_is_gone_at_once_and_no_304_hides_it():
    client, editor = Client(), make_person("editor")
    story = make_live(published=now() - timedelta(hours=2))
    first = client.get("/feed/")
    move(story, "withdraw", by=editor, note="wrong", readers_get="gone")

    again = client.get("/feed/", headers={"if-modified-since": first.headers.get("Last-Modified", "")})
    assert again.status_code == 200
    for url in ("/feed/", "/feed/atom/", "/feed/json/"):
        assert story.revisions.last().headline not in client.get(url).content.decode()


HOSTILE = [
    "Ministers say ]]> and </script><script>alert(1)</script> & <b>more</b>",
    "\"Quoted\" and 'single' & ampersand &amp; entity",
    "وقّع الوزراء الاتفاق \u200f(النص الكامل)\u200f",
    "部長們在華盛頓簽署協議 𝕏 👩‍👩‍👧",
    "x" * 400,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_any_kind_come_through_every_form_as_they_are(client, words):
    make_live(headline=words, standfirst=words, body=f"<p>{words[:3]} ]]&gt; text</p>", dateline="")

    (title,) = texts(tree(client, "/feed/"), "//item/title")
    assert title == words
    assert texts(tree(client, "/feed/atom/"), "//atom:entry/atom:title") == [words]
    assert texts(tree(client, "/feed/atom/"), "//atom:entry/atom:summary") == [words]
    assert json_at(client, "/feed/json/")["items"][0]["title"] == words
    assert "]]&gt; text" in texts(tree(client, "/feed/"), "//item/content:encoded")[0]
    parsed(client, "/feed/"), parsed(client, "/feed/atom/")


def test_a_page_names_its_feeds_in_every_form(client):
    make_live(section=make_section("Climate"))
    page = client.get("/climate/").content.decode()

    for feed in ("/feed/", "/climate/feed/"):
        for form in ("", "atom/", "json/"):
            assert f'href="{feed}{form}"' in page


def test_a_feed_asks_at_most_eight_questions(client, django_assert_max_num_queries):
    by = make_person("correspondent", "mira")
    for _number in range(3):
        make_live(by, section=make_section("Climate"), tags=["Oden", "Dams"], body='<figure data-photo="9">')
    urls = ("/feed/", "/climate/feed/", "/correspondents/mira/feed/", "/tags/oden/feed/")
    client.get("/feed/")

    for url in urls:
        for form in ("", "atom/", "json/"):
            with django_assert_max_num_queries(8):
                assert client.get(url + form).status_code == 200
