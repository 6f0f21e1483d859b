"""Every word of a page stands in an element of its own language, whatever the interface lacks."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now
from lxml import html

from articles.models import Correction
from articles.workflow.engine import move
from newsroom.pages.models import Page
from newsroom.site_settings.models import SiteSettings
from tests.factories import make_live, make_person, make_review, make_section

pytestmark = pytest.mark.django_db
GEORGIAN, LATIN = re.compile("[ა-ჰ]"), re.compile("[A-Za-z]{2,}")
# Names and marks that are the same in every language.
ANY_LANGUAGE = re.compile(r"\b(Newsroom|Mira Test|RSS|UTC|PGP|https?://\S+|testserver|English)\b")


@pytest.fixture
def paper():
    """A paper in English with stories in Georgian, which the interface lacks; the paths of their pages."""
    SiteSettings(languages=["en", "ka"], tagline="Said once").save()
    Page.objects.create(language="ka", slug="about", title="ჩვენ", body="<p>ჩვენ.</p>", shown=True)
    by, editor = make_person("correspondent", "mira"), make_person("editor")
    section = make_section("Politics", description="Votes and laws.")
    words = {
        "language": "ka",
        "dateline": "",
        "standfirst": "კაშხალი იხსნება.",
        "body": "<p>წყალი მოვიდა.</p>",
    }
    common = {"section": section, "tags": ["წყალი"], **words}
    old = make_live(by, headline="ძველი", label="analysis", published=now() - timedelta(days=90), **common)
    for number in range(8):
        make_live(by, headline="კაშხალი", published=now() - timedelta(hours=30 * number + 2), **common)
    make_live(by, headline="პირდაპირ", label="live", **common)
    Correction.objects.create(article=old, revision=old.revisions.get(), text="შეცდომა.", made_at=now())
    move(old, "quick fix", by=editor, note="ასო", words={"headline": "ძველი კაშხალი"})
    review = make_review(old, name="Mira Test", text="სად არის რუკა?")
    for _number in range(5):
        make_review(old, name="Mira Test", text="კარგი")
    gone = make_live(by, headline="წაღებული", **common)
    move(gone, "withdraw", by=editor, note="შეცდომა", readers_get="gone")
    path = old.addresses.get(current=True).path
    lists = (
        "",
        "latest/",
        "politics/",
        "corrections/",
        "search/",
        "search/?q=კაშხალი",
        "correspondents/",
        "correspondents/mira/",
        "corrections/?by=mira",
        "nowhere/",
        f"archive/{old.published_at:%Y/%m/%d}/",
    )
    return [
        path,
        *(f"{path}{each}" for each in ("review/", "review/thanks/", "reviews/")),
        f"{path}reviews/{review.pk}/report/",
        gone.addresses.get(current=True).path,
        f"{path}v1/",
        f"{path}v2/",
        *(f"/ka/{each}" for each in lists),
        "/ka/tags/წყალი/",
        "/ka/about/",
    ]


def said(page):
    """(words, language they are said to be in) of every text, and of every name for those who listen."""
    for one in page.body.iter():
        if not isinstance(one.tag, str) or one.tag in ("script", "style", "bdi"):  # a bdi says what was typed
            continue
        language = one.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        yield from ((one.get(name, ""), language) for name in ("aria-label", "alt", "title"))
        yield one.text or "", language
        yield from ((child.tail or "", language) for child in one)


def mistaken(page):
    for words, language in said(page):
        bare = ANY_LANGUAGE.sub("", words)
        if GEORGIAN.search(bare) and language != "ka" or LATIN.search(bare) and language != "en":
            yield language, " ".join(bare.split())


def test_what_the_interface_says_and_what_the_story_says_are_each_in_their_language(client, paper):
    pages = {path: html.fromstring(client.get(path).content.decode()) for path in paper}
    wrong = [f"{path}: {one}" for path, page in pages.items() for one in mistaken(page)]

    assert not wrong, "\n".join(wrong)


def test_a_section_named_in_the_language_of_the_page_needs_no_mark(client):
    section = make_section("Politics", name_in={"az": "Siyasət"})
    story = make_live(section=section, language="az", headline="Bir")

    page = client.get(story.addresses.get().path).content.decode()

    assert 'lang="' not in page.partition("<main")[2].partition('<div class="meta"')[0]


def test_a_section_of_an_english_name_is_marked_on_a_page_in_another_language(client):
    story = make_live(section=make_section("Politics"), language="az", headline="Bir")

    page = client.get(story.addresses.get().path).content.decode()

    assert page.count('<a href="/az/politics/" lang="en" dir="ltr"') == 4  # head, breadcrumb, kicker, foot
