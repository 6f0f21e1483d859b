from datetime import datetime, timedelta

import pytest
from django.utils.timezone import now

from tests.factories import make_draft, make_live, make_person, make_section

ODD = [
    "", "%00", "%22", "-x", "a" * 3000, "x+" * 3000, "%3Cscript%3E", "*", "a*", "NEAR(", "%F0%9F%8C%8A",
    "%27%3B+DROP+TABLE+x", "words:a+OR+NOT", "%26+%7C+%21", "the+of+a", "%FF%FE", "%EF%BF%BF",
]  # fmt: skip


@pytest.mark.django_db
def test_a_story_is_found_by_its_words_and_they_are_marked(client):
    make_live(headline="The Oden crests")
    make_draft(make_person("correspondent"), headline="Oden plans")

    page = client.get("/search/?q=oden").content.decode()

    assert "The <mark>Oden</mark> crests" in page
    assert "plans" not in page
    assert '<meta name="robots" content="noindex">' in page


@pytest.mark.django_db
@pytest.mark.parametrize("query", ODD)
def test_odd_questions_get_a_plain_answer(client, query):
    assert client.get(f"/search/?q={query}").status_code == 200


@pytest.mark.django_db
def test_what_narrows_a_search_can_be_taken_off_again(client):
    story = make_live(headline="Oden crests", tags=["Rivers"])

    page = client.get(
        f"/search/?q=oden&section={story.section.slug}&tag=rivers&from=2001-01-01"
    ).content.decode()

    assert "The <mark>" not in page and "<mark>Oden</mark> crests" in page
    assert f'href="/search/?q=oden&amp;section={story.section.slug}&amp;from=2001-01-01"' in page
    assert 'href="/search/?q=oden"' in page


@pytest.mark.django_db
def test_a_better_spelling_is_offered_where_it_finds_something(client):
    make_live(headline="Government falls")

    page = client.get("/search/?q=goverment").content.decode()

    assert 'href="/search/?q=government"' in page


@pytest.mark.django_db
def test_a_word_of_a_story_to_come_is_offered_to_nobody(client):
    make_live(headline="Zanzibar falls", published=now() + timedelta(hours=1))

    assert "zanzibar" not in client.get("/search/?q=zanzibra").content.decode().lower()


@pytest.mark.django_db
def test_where_a_filter_leaves_nothing_the_search_without_it_is_offered(client):
    make_live(headline="Oden crests")
    make_section("Sport")

    page = client.get("/search/?q=oden&section=sport").content.decode()

    assert "No stories for" in page
    assert "Search without filters" in page


@pytest.mark.django_db
def test_a_date_that_is_none_is_left_out_and_said_so(client):
    make_live(headline="Oden crests")

    page = client.get("/search/?q=oden&from=2026-13-45&to=&section=none&by=%00&tag=x").content.decode()

    assert "“2026-13-45” is no date" in page
    assert "<mark>Oden</mark>" in page


@pytest.mark.django_db
def test_the_page_says_what_it_depends_on_and_until_when_it_is_true(client):
    make_live(headline="Oden crests", until=now() + timedelta(minutes=5))

    page = client.get("/search/?q=oden")

    assert {"list-en", "settings", "navigation"} <= set(page["Surrogate-Key"].split())
    assert datetime.fromisoformat(page["Good-Until"]) < now() + timedelta(minutes=6)
    assert page["X-Robots-Tag"] == "noindex"


@pytest.mark.django_db
@pytest.mark.parametrize("before", ["x", "1-", "-", "9" * 30 + "-1"])
def test_a_cursor_that_is_none_is_no_page(client, before):
    assert client.get(f"/search/?q=oden&before={before}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("before", ["1-1", "999999999999999999-999999999999999999"])
@pytest.mark.parametrize("sort", ["newest", "relevance"])
def test_a_cursor_beyond_either_end_is_a_page(client, before, sort):
    make_live(headline="Oden crests")

    assert client.get(f"/search/?q=oden&sort={sort}&before={before}").status_code == 200


@pytest.mark.django_db
def test_few_results_are_counted_by_section_year_and_correspondent(client):
    sport = make_section("Sport")
    make_live(headline="Oden crests", published=now() - timedelta(days=800))
    make_live(headline="Oden rowing", section=sport)

    page = client.get("/search/?q=oden").content.decode()

    assert "By section" in page and "By year" in page and "By correspondent" in page
    assert f'href="/search/?q=oden&amp;section={sport.slug}">Sport</a><span>1</span>' in page
