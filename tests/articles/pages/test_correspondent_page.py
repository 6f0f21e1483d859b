"""A correspondent's page: who they are, how much they wrote and what was corrected in it."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from lxml import html

from articles.models import Byline, Correction, Correspondent
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def mira():
    return make.make_person("correspondent", "mira")


def shown(client, path="/correspondents/mira/"):
    return html.fromstring(client.get(path).content.decode()).find(".//main")


def facts(page):
    rows = page.xpath(".//dl[@class='facts']/div")
    return {row.find("dt").text_content(): row.find("dd").text_content() for row in rows}


def test_what_is_filled_in_is_shown_and_nothing_else(client, mira):
    assert facts(shown(client)) == {}

    Correspondent.objects.get().delete()
    Correspondent.objects.create(
        name="Mira Toll",
        slug="mira",
        role="Rivers correspondent",
        bureau="Kovran",
        since=2019,
        languages=["English"],
        contact="mira@example.org",
        pgp="4C1E90B7" * 5,
        disclosures="Worked for the survey until 2018.",
    )

    assert facts(shown(client)) == {
        "Languages": "English",
        "Contact": "mira@example.org",
        "PGP": " ".join(["4C1E 90B7"] * 5),
        "Disclosures": "Worked for the survey until 2018.",
    }


@pytest.mark.parametrize(
    ("role", "bureau", "since", "line"),
    [
        ("Rivers correspondent", "Kovran", 2019, "Rivers correspondent, in Kovran since 2019"),
        ("Rivers correspondent", "Kovran", None, "Rivers correspondent, in Kovran"),
        ("Rivers correspondent", "", 2019, "Rivers correspondent since 2019"),
        ("", "Kovran", 2019, "in Kovran since 2019"),
        ("", "", 2019, "since 2019"),
    ],
)
def test_role_place_and_year_read_as_one_line(client, role, bureau, since, line):
    Correspondent.objects.create(name="Mira", slug="mira", role=role, bureau=bureau, since=since)

    assert shown(client).xpath("string(.//p[@class='role'])") == line


def heads(page):
    return [head.text_content() for head in page.xpath(".//div[@class='mod']/h2")]


def test_stories_and_corrections_are_counted_as_readers_have_them(client, mira):
    person, editor = mira.correspondent, make.make_person("editor")
    first = make.make_live(mira)
    make.make_live(mira)
    make.make_live(mira, published=now() + timedelta(hours=1))
    Byline.objects.create(article=first, correspondent=person, role="photo")
    for _number in range(2):
        Correction.objects.create(
            article=first, revision=first.revisions.get(), made_by=editor, made_at=now(), text="Two."
        )

    assert heads(shown(client)) == ["Stories (2)", "Corrections (2)"]


def test_the_corrections_lead_to_all_of_theirs_page_by_page(client, mira, monkeypatch):
    monkeypatch.setattr("articles.pages.correspondent_page.CORRECTIONS", 1)
    monkeypatch.setattr("articles.pages.corrections_page.PAGE", 1)
    own, others = make.make_live(mira), make.make_live()
    for story, text in ((own, "First."), (own, "Second."), (others, "Theirs.")):
        Correction.objects.create(article=story, revision=story.revisions.get(), made_at=now(), text=text)

    assert shown(client).xpath("//a[@class='all'][text()='All']/@href") == ["/corrections/?by=mira"]
    newest = client.get("/corrections/?by=mira")
    page = html.fromstring(newest.content.decode())
    older = client.get(page.xpath("//a[@rel='next']/@href")[0]).content.decode()

    assert newest["X-Robots-Tag"] == "noindex" and page.findtext(".//h1") == "Corrections: Mira Test"
    assert "Second." in newest.content.decode() and "First." not in newest.content.decode()
    assert "First." in older and "Theirs." not in older
    assert client.get("/corrections/?by=nobody").status_code == 404


def test_nobody_counts_beyond_what_costs_little(client, mira, monkeypatch):
    monkeypatch.setattr("articles.pages.marked_lists.COUNTED", 2)
    for _number in range(3):
        make.make_live(mira)

    assert heads(shown(client)) == ["Stories"]
