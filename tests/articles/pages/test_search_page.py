import pytest
from django.utils.html import strip_tags

from articles.pages.search_page import extract, marked
from tests.factories import make_draft, make_live, make_person


@pytest.mark.django_db
def test_a_story_is_found_by_its_words_and_they_are_marked(client):
    make_live(headline="The Oden crests")
    make_draft(make_person("correspondent"), headline="Oden plans")

    page = client.get("/search/?q=oden").content.decode()

    assert "The <mark>Oden</mark> crests" in page
    assert "plans" not in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "%00", "%22", "-x", "a" * 3000, "%3Cscript%3E", "*", "NEAR(", "%F0%9F%8C%8A"]
)
def test_odd_questions_get_a_plain_answer(client, query):
    assert client.get(f"/search/?q={query}").status_code == 200


def test_markup_in_a_text_stays_text():
    assert marked("<b>Oden</b>", ["oden"]) == "&lt;b&gt;<mark>Oden</mark>&lt;/b&gt;"


def test_an_extract_stands_around_the_first_word_found():
    text = "word " * 200 + "Oden " + "word " * 200

    found = extract("Nothing here.", text, ["oden"])

    assert "Oden" in strip_tags(found)
    assert len(found) < 300
