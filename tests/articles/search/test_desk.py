from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Article
from articles.search import desk
from articles.search.desk import find_articles
from articles.search.index import index_story
from articles.workflow.planning import plan_story
from articles.workflow.saving import save_copy
from tests.asking import found
from tests.factories import make_draft, make_live, make_person, make_section

pytestmark = pytest.mark.django_db
ODD = ["", "-x", "\0", "'", '"', "🌊", "a" * 3000, "x " * 3000, "NEAR(", "' OR 1=1 --"]


def at_the_desk(query, articles=None):
    return list(find_articles(query, Article.objects.all() if articles is None else articles))


def test_working_copies_are_found_drafts_and_changes_too():
    by = make_person("correspondent")
    draft = make_draft(by, headline="Oden plans")
    live = make_live(by, headline="Oden crests")
    save_copy(live, {"headline": "Kura crests"}, by=make_person("editor"), started_from=1)

    assert set(at_the_desk("oden plans")) == {draft}
    assert at_the_desk("kura") == [live]


def test_the_last_word_may_be_a_beginning_in_drafts_too():
    draft = make_draft(make_person("correspondent"), headline="Government plans")

    assert at_the_desk("plans gov") == [draft]


def test_a_story_that_is_only_planned_is_found_by_its_catchline():
    story = plan_story("ferry strike", section=make_section(), by=make_person("editor"))

    assert at_the_desk("strike") == [story]


def test_a_changed_catchline_is_found_at_once():
    story = make_live(headline="Kura crests")
    story.catchline = "secretplan"
    story.save()
    index_story(story)

    assert at_the_desk("secretplan") == [story]
    assert found("secretplan") == []


def test_the_callers_rights_narrow_what_is_found():
    mine, other = make_person("correspondent"), make_person("correspondent")
    own = make_draft(mine, headline="Oden plans")
    make_draft(other, headline="Oden secrets")

    assert at_the_desk("oden", Article.objects.seen_by(mine)) == [own]


@pytest.mark.parametrize("query", ODD)
def test_odd_questions_find_nothing_and_harm_nothing(query):
    make_live(headline="Ports")

    assert at_the_desk(query) == []


@pytest.mark.parametrize("query", ODD)
def test_odd_questions_over_everything_find_nothing_and_harm_nothing(query):
    make_live(headline="Ports")

    assert list(find_articles(query, Article.objects.all(), everything=True)) == []


def test_over_everything_drafts_and_stories_of_every_month_are_found(monkeypatch):
    monkeypatch.setattr(desk, "FEW", 1)
    draft = make_draft(make_person("correspondent"), headline="Oden plans")
    old = [make_live(headline="Oden", published=now() - timedelta(days=40 * age)) for age in range(1, 5)]
    other = make_live(headline="Oden", language="az", published=now() - timedelta(days=50))

    assert set(find_articles("oden", Article.objects.all(), everything=True)) == {draft, other, *old}
