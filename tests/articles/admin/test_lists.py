"""The lists of the desk ask the same few questions however long they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Correspondent, PartnerFeed
from newsroom.long_lists import LONGEST
from newsroom.pages.models import Page
from tests import factories as make


def queries(client, place):
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(place)
    assert answer.status_code == 200, place
    return [one for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]  # marks ask nothing


@pytest.mark.parametrize(
    "place", ["", "?q=ministers", "?stands=live", "?stands=returned", "?mine=yes", "?section__id__exact=1"]
)
def test_the_list_of_stories_takes_at_most_twelve_queries(client, db, place):
    writer = make.make_person("correspondent")
    for _ in range(6):
        make.make_live(writer, tags=["Corridor"])
    client.force_login(make.make_person("editor"))

    assert len(queries(client, f"/admin/articles/article/{place}")) <= 12


def test_the_list_of_stories_counts_no_further_than_it_shows(client, db):
    client.force_login(make.make_person("editor"))

    counts = [one["sql"] for one in queries(client, "/admin/articles/article/") if "COUNT(" in one["sql"]]

    assert counts and all(f"LIMIT {LONGEST}" in sql or f"LIMIT {LONGEST + 1}" in sql for sql in counts)


def test_the_desk_asks_no_more_with_more_stories(client, db):
    writer, editor = make.make_person("correspondent"), make.make_person("editor")
    client.force_login(editor)
    make.make_filed(writer)
    make.make_live(writer)
    few = len(queries(client, "/admin/"))
    for _ in range(5):
        make.make_filed(writer)
        make.make_live(writer)

    assert len(queries(client, "/admin/")) <= few


def test_every_number_of_the_desk_links_to_its_list(client, db):
    make.make_filed(make.make_person("correspondent"))
    client.force_login(make.make_person("editor"))

    page = client.get("/admin/").content.decode()

    for place in ("?stands=filed", "?stands=approved", "?stands=returned", "/admin/articles/review/"):
        assert place in page


def test_a_list_is_named_for_what_it_lists_and_leads_to_its_filters(client, db):
    client.force_login(make.make_person("editor"))

    page = client.get("/admin/articles/article/").content.decode()

    assert "<title>Stories · " in page and "Select story" not in page
    assert 'href="#changelist-filter">Filter' in page
    assert ">English</a>" in page and ">en</a>" not in page


def test_no_list_says_yes_or_no_by_a_sign_alone(client, db):
    client.force_login(make.make_person("chief"))
    Page.objects.create(title="About", slug="about")
    Correspondent.objects.create(name="Mira Toll", slug="mira")
    PartnerFeed.objects.create(name="Wire", key="wire")
    for place, said in [
        ("newsroom/page", "Not shown"), ("newsroom/person", "Open"),
        ("articles/correspondent", "On the staff"), ("articles/partnerfeed", "On"),
    ]:  # fmt: skip
        page = client.get(f"/admin/{place}/").content.decode()
        assert "icon-yes" not in page and "icon-no" not in page and f">{said}</td>" in page, place


def test_a_headline_says_its_language_where_it_is_not_the_desks(client, db):
    writer, editor = make.make_person("correspondent"), make.make_person("editor")
    make.make_filed(writer, language="ar", headline="سد كوفران")
    make.make_live(writer, language="az", headline="Bənd", label="live")
    make.make_filed(writer, headline="A dam")
    client.force_login(editor)
    pages = {path: client.get(f"/admin/{path}").content.decode() for path in ("", "articles/article/")}

    for path, page in pages.items():
        assert 'dir="auto" lang="ar">سد كوفران' in page, path
        assert 'dir="auto" lang="az">Bənd' in page, path
        assert 'dir="auto">A dam' in page, path
