"""Questions put into SQL once: they answer as the querysets they were made of, for any values."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from articles.models import ReviewTally, Revision
from newsroom.prepared import prepared, prepared_on
from tests.factories import make_live

pytestmark = pytest.mark.django_db


@prepared
def _live_in(language, at, without):
    live = Revision.objects.live(at).in_language(language).exclude(article__in=without)
    return live.latest().for_list()[:5]


@prepared
def _headlines(published_at):
    live = Revision.objects.order_by("headline").values_list("headline", "live_from")
    return live.filter(article__published_at__gt=published_at) if published_at else live


def test_a_prepared_question_gives_the_rows_of_its_queryset():
    stories = [make_live(headline=f"Story {number}") for number in range(4)]
    at = now()
    for without in ((), (stories[0].pk,), (stories[1].pk,), (stories[1].pk, stories[3].pk)):
        plain = Revision.objects.live(at).in_language("en").exclude(article__in=without)
        plain = plain.latest().for_list()[:5]
        found = _live_in("en", at, without)
        assert [one.__dict__.keys() for one in found] == [one.__dict__.keys() for one in plain]
        assert [_told(one) for one in found] == [_told(one) for one in plain]
    assert _live_in("az", at, ()) == []


def _told(one):
    values = {name: value for name, value in one.__dict__.items() if name != "_state"}
    return values, one.article.section.name, one.article.published_at, one.get_deferred_fields()


def test_a_prepared_question_is_put_into_sql_once():
    make_live()
    _live_in("en", now(), (1,))
    asked = []

    @prepared
    def question(language):
        asked.append(language)
        return Revision.objects.in_language(language)

    with CaptureQueriesContext(connection) as queries:
        assert len(question("en")) == 1
        times = len(asked)
        assert question("az") == []

    assert len(queries) == 2
    assert len(asked) == times
    assert "en" not in asked  # it never sees the values


def test_none_is_asked_as_none_and_not_as_a_value():
    story = make_live(headline="One", published=now() - timedelta(days=3))

    assert [headline for headline, _time in _headlines(None)] == ["One"]
    assert [headline for headline, _time in _headlines(now())] == []
    [(_headline, time)] = _headlines(story.published_at - timedelta(days=1))
    assert time == story.revisions.get().live_from


def test_a_question_that_looks_at_the_clock_is_refused():
    @prepared
    def question(language):
        return Revision.objects.live().in_language(language)

    with pytest.raises(ValueError, match="another question each time"):
        question("en")


def test_a_question_that_changes_its_values_is_refused():
    @prepared
    def question(headline):
        return Revision.objects.filter(headline=headline.upper())

    with pytest.raises(ValueError, match="as it is"):
        question("en")


def test_a_question_that_can_have_no_answer_asks_nothing():
    @prepared
    def question(numbers):
        return Revision.objects.filter(Q(article__in=numbers))

    with CaptureQueriesContext(connection) as queries:
        assert question(()) == []

    assert not queries.captured_queries


@prepared
def _whole(article):
    return Revision.objects.filter(article=article).for_page()


def test_objects_beside_a_row_are_there_or_known_to_be_none():
    story = make_live()
    with_tally = make_live()
    ReviewTally.objects.update_or_create(article=with_tally, defaults={"five": 3})
    (bare,), (told,) = _whole(story.pk), _whole(with_tally.pk)
    with CaptureQueriesContext(connection) as queries:
        assert bare.lead_photo is None
        assert getattr(bare.article, "tally", None) is None
        assert told.article.tally.article is told.article
        assert not told._state.adding
    assert not queries


on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL prepares")


@on_postgresql
def test_postgresql_prepares_a_question_once_on_a_connection():
    story = make_live()
    for _time in range(3):
        assert [one.article_id for one in _whole(story.pk)] == [story.pk]
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, generic_plans + custom_plans FROM pg_prepared_statements")
        asked = dict(cursor.fetchall())

    assert set(asked) == prepared_on[connection.connection]
    assert 3 in asked.values()


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_statement_that_is_gone_is_asked_in_full():
    story = make_live()
    assert _whole(story.pk)
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")

    assert [one.article_id for one in _whole(story.pk)] == [story.pk]
    assert [one.article_id for one in _whole(story.pk)] == [story.pk]  # prepared once more
