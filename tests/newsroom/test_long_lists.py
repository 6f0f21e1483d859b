"""Every list and form of the desk, whoever registered it, stays as cheap as its rows on screen."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from taggit.models import Tag

from articles.models import Correspondent
from tests import factories as make

MOST_QUERIES, MOST_CHOICES, MANY = 12, 60, 80
MARKS = re.compile(r"SAVEPOINT|BEGIN|COMMIT|ROLLBACK")
SELECT = re.compile(r"<select.*?</select>", re.DOTALL)
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def desk(client, db):
    """A chief editor signed in at a newsroom with more by-lines and tags than a box should hold."""
    chief = make.make_person("chief")
    chief.is_superuser = True
    chief.save()
    writer = make.make_person("correspondent")
    for number in range(3):
        make.make_live(writer, tags=[f"Tag {number}", "Corridor"])
    Tag.objects.bulk_create(Tag(name=f"Place {number}", slug=f"place-{number}") for number in range(MANY))
    make.make_filed(writer)
    Correspondent.objects.bulk_create(
        Correspondent(name=f"Correspondent {number}", slug=f"correspondent-{number}")
        for number in range(MANY)
    )
    client.force_login(chief)
    return client


def place(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def asked(client, address):
    """(page, queries) of an address that answers; (None, []) where the desk offers no such page."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code in (200, 302, 403), address
    page = answer.content.decode() if answer.status_code == 200 else None
    return page, [one["sql"] for one in queries.captured_queries if not MARKS.match(one["sql"])]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_list_takes_at_most_twelve_queries_and_counts_no_further_than_it_shows(desk, model):
    base = place(model, "changelist")
    page, _queries = asked(desk, base)
    filters = re.findall(r'href="(\?[^"]+)"', page or "")
    questions = ["?q=minister"] if admin.site._registry[model].search_fields else []

    for question in ["", *questions, *sorted({each.replace("&amp;", "&") for each in filters})]:
        _page, queries = asked(desk, base + question)
        counts = [sql for sql in queries if "COUNT(" in sql]
        assert len(queries) <= MOST_QUERIES, (question, queries)
        assert all("LIMIT" in sql for sql in counts), counts


@pytest.mark.any_database
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_page_of_the_desk_has_a_box_that_lists_everything(desk, model):
    row = model._default_manager.order_by("-pk").first()
    pages = [place(model, "changelist"), place(model, "add")]
    pages += [place(model, "change", row.pk)] if row else []

    for address in pages:
        page, queries = asked(desk, address)
        boxes = [box.count("<option") for box in SELECT.findall(page or "")]
        assert max(boxes, default=0) <= MOST_CHOICES, address
        assert all("LIMIT" in sql for sql in queries if "COUNT(" in sql), address


def test_the_form_of_a_story_asks_how_it_stands_once(desk, db):
    story = make.make_live(make.make_person("correspondent"))

    _page, queries = asked(desk, place(type(story), "change", story.pk))

    assert len(queries) <= 36
    live = [sql for sql in queries if 'FROM "articles_revision"' in sql and '"live_until" IS NULL' in sql]
    assert len([sql for sql in live if sql.endswith("LIMIT 1")]) <= 2
