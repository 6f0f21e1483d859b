import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.search.entry import month_of
from articles.search.index import index_story
from articles.search.months import months_of
from articles.search.tables import ENTRY
from articles.search.vocabulary import stories_with
from articles.workflow.engine import move
from tests.asking import found
from tests.factories import make_draft, make_live, make_person

pytestmark = pytest.mark.django_db


def entries():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {ENTRY}")
        return cursor.fetchone()[0]


def test_a_story_has_one_entry_however_often_it_was_changed():
    story, editor = make_live(headline="Oden crests"), make_person("editor")
    for number in range(3):
        words = {"headline": f"Oden crests, {number}"}
        story = move(story, "quick fix", by=editor, note="More.", words=words, what_changed="More")

    assert entries() == 1


def test_a_change_taken_back_is_taken_back_in_the_index_too():
    story = make_live(headline="Oden crests")
    with pytest.raises(RuntimeError), transaction.atomic():
        move(story, "withdraw", by=make_person("editor"), note="No.", readers_get="gone")
        raise RuntimeError

    assert found("oden") == [story]


def test_months_are_counted_as_stories_come_and_go():
    story = make_live(headline="Oden crests")
    make_draft(make_person("correspondent"), headline="Oden plans")
    index_story(story)
    assert months_of("en") == [(month_of(story.published_at), 1)]

    move(story, "withdraw", by=make_person("editor"), note="No.", readers_get="gone")
    assert months_of("en") == []


def test_words_of_drafts_are_not_learnt():
    make_draft(make_person("correspondent"), headline="Zanzibar plans")
    make_live(headline="Oden crests")

    assert stories_with(["zanzibar", "crests"], "en") == {"crests": 1}


def test_rebuilding_gives_the_same_again_and_drops_what_is_no_story():
    story = make_live(headline="Oden crests")
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {ENTRY} SET id = 999999, article_id = 999999")
        cursor.execute("UPDATE articles_search_month SET stories = 77")
    call_command("rebuild_search", verbosity=0)

    assert found("oden") == [story]
    assert entries() == 1
    assert months_of("en") == [(month_of(story.published_at), 1)]
    assert stories_with(["oden"], "en") == {"oden": 1}
