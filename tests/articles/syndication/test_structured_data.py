import re
from datetime import datetime, timedelta

import extruct
import pytest
from django.utils.timezone import now
from lxml import html

from articles.models import Article, Byline, Correspondent, Photo, Syndication
from articles.states import Role
from articles.workflow.engine import move
from newsroom.site_settings.models import SiteSettings
from sections.models import Section
from tests.articles.syndication.reading import json_at, texts, tree
from tests.factories import make_live, make_person, make_section

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def path_of(story):
    return story.addresses.get(current=True).path


def page_at(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def blocks(client, path):
    """The JSON-LD of a page by its type, as extruct finds it."""
    found = extruct.extract(page_at(client, path), base_url=HOST, syntaxes=["json-ld"])["json-ld"]
    return {block["@type"]: block for block in found}


def article_at(client, path):
    return next(block for kind, block in blocks(client, path).items() if kind.endswith("NewsArticle"))


def metas(client, path):
    head = html.fromstring(page_at(client, path)).head
    found = {}
    for meta in head.iter("meta"):
        found.setdefault(meta.get("property") or meta.get("name"), []).append(meta.get("content"))
    return found


def alternates(client, path):
    head = html.fromstring(page_at(client, path)).head
    links = head.xpath('link[@rel="alternate"][@hreflang]')
    return {link.get("hreflang"): link.get("href") for link in links}


def test_a_story_says_field_by_field_what_its_page_prints(client):
    SiteSettings(name="Meridian", time_zone="Asia/Baku").save()
    made = [
        {"crop": crop, "width": 1200, "height": height, "name": f"renditions/1-a/{crop}-1200"}
        for crop, height in (("wide", 675), ("classic", 900), ("square", 1200))
    ]
    photo = Photo.objects.create(
        file="x", digest="a" * 64, width=1200, height=1200, credit="Mira Toll", renditions=made
    )
    story = make_live(
        make_person("correspondent", "mira"), section=make_section("Climate"), tags=["Oden", "Dams"],
        headline="The crest passes", standfirst="Two ports closed.", body="<p>One two three four.</p>",
        dateline="KOVRAN", lead_photo_id=photo.pk, caption="The dam.", published=now() - timedelta(hours=2),
    )  # fmt: skip
    second = Correspondent.objects.create(name="Jon Voss", slug="jon", role="Energy correspondent")
    translator = Correspondent.objects.create(name="Lea Sabry", slug="lea")
    Byline.objects.create(article=story, correspondent=second, order=1)
    Byline.objects.create(article=story, correspondent=translator, role=Role.TRANSLATION, order=2)

    data = article_at(client, path_of(story))
    address = HOST + path_of(story)
    assert data["@type"] == "NewsArticle"
    assert data["url"] == data["mainEntityOfPage"]["@id"] == address
    assert data["headline"] == "The crest passes"
    assert data["description"] == "Two ports closed."
    assert [(one["url"], one["width"], one["height"]) for one in data["image"]] == [
        (f"{HOST}/media/renditions/1-a/wide-1200.jpg", 1200, 675),
        (f"{HOST}/media/renditions/1-a/classic-1200.jpg", 1200, 900),
        (f"{HOST}/media/renditions/1-a/square-1200.jpg", 1200, 1200),
    ]
    assert data["image"][0]["creditText"] == "Mira Toll" and data["image"][0]["caption"] == "The dam."
    assert data["datePublished"] == data["dateModified"]
    published = datetime.fromisoformat(data["datePublished"])
    assert published == story.published_at.replace(microsecond=0) and data["datePublished"].endswith("+04:00")
    assert [(one["@type"], one["name"], one["url"]) for one in data["author"]] == [
        ("Person", "Mira Test", f"{HOST}/correspondents/mira/"),
        ("Person", "Jon Voss", f"{HOST}/correspondents/jon/"),
    ]
    assert data["author"][1]["jobTitle"] == "Energy correspondent"
    assert [one["name"] for one in data["translator"]] == ["Lea Sabry"]
    assert data["publisher"]["@type"] == "NewsMediaOrganization" and data["publisher"]["name"] == "Meridian"
    assert client.get(data["publisher"]["logo"]["url"].removeprefix(HOST))["Content-Type"] == "image/png"
    assert data["dateline"] == "KOVRAN"
    assert data["articleSection"] == "Climate"
    assert data["keywords"] == ["Dams", "Oden"]
    assert data["inLanguage"] == "en"
    assert data["isAccessibleForFree"] is True
    assert data["wordCount"] == 4
    assert "correction" not in data and "aggregateRating" not in page_at(client, path_of(story))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("news", "NewsArticle"),
        ("analysis", "AnalysisNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("explainer", "BackgroundNewsArticle"),
        ("live", "ReportageNewsArticle"),
        ("obituary", "NewsArticle"),
    ],
)
def test_the_type_is_the_one_its_label_calls_for(client, label, kind):
    assert kind in blocks(client, path_of(make_live(label=label)))


def test_a_correction_is_told_and_page_feeds_and_data_give_the_same_names_and_times(client):
    editor = make_person("editor")
    story = make_live(make_person("correspondent", "mira"), published=now() - timedelta(hours=2))
    second = Correspondent.objects.create(name="Jon Voss", slug="jon")
    Byline.objects.create(article=story, correspondent=second, order=1)
    move(story, "correct", by=editor, note="n", words={"body": "<p>Two.</p>"}, correction="We gave twelve.")
    path = path_of(story)

    data, page = article_at(client, path), html.fromstring(page_at(client, path))
    assert [one["text"] for one in data["correction"]] == ["We gave twelve."]
    assert data["correction"][0]["@type"] == "CorrectionComment"
    names = [one["name"] for one in data["author"]]
    assert names == [link.text for link in page.xpath('(//div[@class="meta"])[1]/p[@class="by"]/a')]
    assert names == texts(tree(client, "/feed/"), "//item/dc:creator")
    assert names == texts(tree(client, "/feed/atom/"), "//atom:entry/atom:author/atom:name")
    item = json_at(client, "/feed/json/")["items"][0]
    assert names == [author["name"] for author in item["authors"]]
    printed = [time.get("datetime") for time in page.xpath('(//div[@class="meta"])[1]/dl//time')][:2]
    told = [data["datePublished"], data["dateModified"]]
    for times in (told, [item["date_published"], item["date_modified"]]):
        assert [datetime.fromisoformat(time) for time in times] == [
            datetime.fromisoformat(time) for time in printed
        ]
    meta = metas(client, path)
    assert [*meta["article:published_time"], *meta["article:modified_time"]] == told
    assert meta["article:author"] == [one["url"] for one in data["author"]]


def test_the_way_to_a_story_and_a_section_is_told(client):
    world = make_section("World")
    asia = Section.objects.create(name="Asia", slug="asia", parent=world)
    story = make_live(section=asia, headline="Ports close")
    steps = blocks(client, path_of(story))["BreadcrumbList"]["itemListElement"]

    assert [(step["position"], step["name"], step.get("item")) for step in steps] == [
        (1, "Newsroom", f"{HOST}/"),
        (2, "World", f"{HOST}/world/"),
        (3, "Asia", f"{HOST}/asia/"),
        (4, "Ports close", None),
    ]
    steps = blocks(client, "/asia/")["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Newsroom", "World", "Asia"]


def test_the_front_page_tells_the_newsroom_with_its_policies(client):
    SiteSettings(name="Meridian", tagline="From Port Ansel", contact_email="desk@example.org").save()
    Syndication(
        ethics="/ethics/", ownership="https://example.org/money", same_as="https://social.example/m"
    ).save()
    data = blocks(client, "/")["NewsMediaOrganization"]

    assert (data["name"], data["url"], data["email"]) == ("Meridian", f"{HOST}/", "desk@example.org")
    assert data["ethicsPolicy"] == f"{HOST}/ethics/"
    assert data["ownershipFundingInfo"] == "https://example.org/money"
    assert data["correctionsPolicy"] == f"{HOST}/corrections/"
    assert data["masthead"] == f"{HOST}/correspondents/"
    assert data["sameAs"] == ["https://social.example/m"]


def test_a_correspondent_has_a_profile_page(client):
    Correspondent.objects.create(name="Jon Voss", slug="jon", role="Energy", biography="Covers gas.")
    data = blocks(client, "/correspondents/jon/")["ProfilePage"]["mainEntity"]

    assert (data["@type"], data["name"], data["jobTitle"]) == ("Person", "Jon Voss", "Energy")
    assert data["url"] == f"{HOST}/correspondents/jon/" and data["worksFor"]["name"] == "Newsroom"


def test_open_graph_canonical_and_large_previews(client):
    story = make_live(headline="Ports close", standfirst="Two of them.", section=make_section("World"))
    meta, path = metas(client, path_of(story)), path_of(story)

    assert meta["og:type"] == ["article"] and meta["og:title"] == ["Ports close"]
    assert meta["og:description"] == ["Two of them."] and meta["og:url"] == [HOST + path]
    assert meta["og:site_name"] == ["Newsroom"] and meta["article:section"] == ["World"]
    assert meta["robots"] == ["max-image-preview:large"]
    head = html.fromstring(page_at(client, path)).head
    assert head.xpath("link[@rel='canonical']/@href") == [HOST + path]
    assert metas(client, "/")["og:title"] == ["Newsroom"] and metas(client, "/")["og:type"] == ["website"]


def translated(of, language, **how):
    story = make_live(language=language, **how)
    Article.objects.filter(pk=story.pk).update(translation_of=of)
    return story


def test_translations_name_each_other_and_a_default_and_only_those_that_are_live(client):
    SiteSettings(languages=["en", "az", "ru", "ar"]).save()
    original = make_live()
    az, ru = translated(original, "az"), translated(original, "ru")
    ar = translated(original, "ar", published=now() + timedelta(days=1))
    assert path_of(ar).startswith("/ar/")
    expected = {one.language: HOST + path_of(one) for one in (original, az, ru)}
    expected["x-default"] = HOST + path_of(original)

    for story in (original, az, ru):
        assert alternates(client, path_of(story)) == expected
    move(ru, "withdraw", by=make_person("editor"), note="n", readers_get="gone")
    del expected["ru"]
    for story in (original, az):
        assert alternates(client, path_of(story)) == expected


def test_a_story_in_one_language_has_no_alternates(client):
    assert alternates(client, path_of(make_live())) == {}


def test_a_translation_of_a_translation_is_named_by_no_page_that_it_does_not_name(client):
    SiteSettings(languages=["en", "az", "ru"]).save()
    original = make_live()
    az = translated(original, "az")
    ru = translated(az, "ru")
    named = {story.language: alternates(client, path_of(story)) for story in (original, az, ru)}

    for language, links in named.items():
        for other, address in links.items():
            if other not in {"x-default", language}:
                assert named[other][language] == HOST + path_of(
                    {"en": original, "az": az, "ru": ru}[language]
                )
                assert address


HOSTILE = [
    '</script><script>alert(1)</script><!-- "quotes" & ]]> \\u003c',
    "وقّع الوزراء «الاتفاق» \u200fفي واشنطن",
    "部長\u2028簽署\u2029協議",
    "'" * 200 + '"' * 200,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_any_kind_stay_in_their_field_and_in_their_element(client, words):
    by = make_person("correspondent", "mira")
    by.correspondent.name = by.correspondent.role = words[:100]
    by.correspondent.save()
    section = Section.objects.create(name=words[:80], slug="hostile")
    story = make_live(
        by,
        section=section,
        tags=[f"Ports {words[:90]}"],
        headline=words,
        standfirst=words,
        dateline=words[:120],
    )
    page = page_at(client, path_of(story))
    data = article_at(client, path_of(story))
    told = " ".join(words.split())

    assert data["headline"] == data["description"] == told
    assert data["author"][0]["name"] == words[:100]
    assert data["articleSection"] == words[:80]
    for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
        assert not set("<>&\u2028\u2029") & set(block)
    assert "<script>alert(1)" not in page
    assert metas(client, path_of(story))["og:title"] == [told]
