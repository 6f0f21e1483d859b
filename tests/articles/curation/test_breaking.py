"""Breaking news: words over every page, for two hours at most."""

from datetime import timedelta

import pytest

from articles.curation.breaking import LASTS, break_news, end_breaking
from articles.curation.refusing import NotCurated
from articles.models import Breaking
from newsroom.audit.models import AuditEvent
from tests.factories import make_draft, make_live, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return make_person("editor")


def test_it_ends_by_itself_after_two_hours(editor):
    banner = break_news("Rates are cut", language="en", by=editor)

    assert banner.shown_until - banner.shown_from == LASTS
    assert Breaking.objects.shown(banner.shown_until - timedelta(seconds=1)).get() == banner
    assert not Breaking.objects.shown(banner.shown_until).exists()


def test_a_new_one_takes_the_place_of_the_old_which_stays_as_history(editor):
    old = break_news("Rates are cut", language="en", by=editor)
    new = break_news("Rates are cut by a quarter", language="en", by=editor)

    old.refresh_from_db()
    assert Breaking.objects.shown().get() == new
    assert old.shown_until == new.shown_from and old.ended_by == editor


def test_an_editor_takes_it_down(editor):
    break_news("Rates are cut", language="en", by=editor)

    assert end_breaking("en", by=editor) == 1
    assert end_breaking("en", by=editor) == 0
    kinds = AuditEvent.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["breaking", "breaking.end"]


@pytest.mark.parametrize("role", ["correspondent", "moderator"])
def test_only_editors_put_it_up_or_take_it_down(editor, role):
    break_news("Rates are cut", language="en", by=editor)
    for attempt in (lambda by: break_news("No", language="en", by=by), lambda by: end_breaking("en", by=by)):
        with pytest.raises(NotCurated, match="may not"):
            attempt(make_person(role))

    assert Breaking.objects.shown().get().words == "Rates are cut"
    assert AuditEvent.objects.filter(kind="refused.breaking").count() == 2


@pytest.mark.parametrize("words", ["", " \u202e ", "x" * 161])
def test_it_needs_words_that_fit(editor, words):
    with pytest.raises(NotCurated, match="words"):
        break_news(words, language="en", by=editor)


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(hours=3)])
def test_it_lasts_no_longer_than_two_hours(editor, lasts):
    with pytest.raises(NotCurated, match="two hours"):
        break_news("Rates are cut", language="en", by=editor, lasts=lasts)


def test_it_leads_only_to_a_story_that_readers_have(editor):
    draft = make_draft(make_person("correspondent"))
    azeri = make_live(make_person("correspondent"), language="az")
    for story in (draft, azeri):
        with pytest.raises(NotCurated, match="readers have"):
            break_news("Rates are cut", language="en", by=editor, article=story)

    assert not Breaking.objects.exists()
