"""What becomes of older stories' lists when a new one comes out, and of a rebuild that is stopped."""

from datetime import timedelta
from itertools import zip_longest

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils.timezone import now

from articles.models import RebuildMark, RelatedStory, StoryTerms, TermCount
from articles.related import rebuilding, refreshing
from articles.related.postings import TABLE
from articles.related.reading import related_stories
from articles.related.refreshing import MOST, entered_by, refresh_neighbours
from articles.related.standing import words_for_readers
from articles.related.storage import choose_related
from articles.workflow.engine import move
from newsroom.jobs.models import Job
from newsroom.page_store.stamps import counts
from tests.factories import make_approved, make_live, make_person

pytestmark = pytest.mark.django_db


def gas(n, **how):
    return make_live(
        tags=["Gas"], headline=f"Pipe {n}", body=f"<p>Valve number {n} of field {n}x.</p>", **how
    )


def test_a_published_story_enters_the_lists_of_its_older_neighbours():
    older = gas("one")
    correspondent, editor = make_person("correspondent"), make_person("editor")
    story = make_approved(correspondent, editor, tags=["Gas"], headline="Pipe two", body="<p>Valve.</p>")
    story = move(story, "publish", by=editor)
    before = counts(f"related-{older.pk}")

    refresh_neighbours(Job.objects.filter(kind="related.refresh").last().payload)

    assert story.pk in [one.article_id for one in related_stories(older)]
    assert counts(f"related-{older.pk}") != before


def test_a_scheduled_story_enters_them_when_it_is_out():
    gas("one")
    correspondent, editor = make_person("correspondent"), make_person("editor")
    at = now() + timedelta(hours=5)
    story = make_approved(correspondent, editor, tags=["Gas"], headline="Pipe two", body="<p>Valve.</p>")
    move(story, "publish", by=editor, at=at)

    job = Job.objects.filter(kind="related.refresh").last()
    refresh_neighbours(job.payload)

    assert job.due_at == at
    assert not RelatedStory.objects.filter(related=story).exists()


def test_at_most_twenty_are_refreshed():
    for n in range(MOST + 5):
        gas(f"n{n}")
    story = gas("last")

    assert len(entered_by(story, words_for_readers(story))) <= MOST


def test_a_rebuild_that_was_stopped_goes_on_where_it_was(monkeypatch):
    stories = [gas(f"n{n}") for n in range(5)]
    StoryTerms.objects.all().delete()
    RelatedStory.objects.all().delete()
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    steps = rebuilding.rebuild()
    while next(steps) != ("index", stories[1].pk):
        pass
    steps.close()  # as if the process had been stopped there

    mark = RebuildMark.objects.get()
    assert (mark.stage, mark.after, StoryTerms.objects.count()) == ("index", stories[1].pk, 2)
    assert next(rebuilding.rebuild()) == ("index", stories[1].pk)

    call_command("rebuild_related", verbosity=0)

    assert StoryTerms.objects.count() == 5 and not RebuildMark.objects.exists()
    assert all(RelatedStory.objects.filter(article=story).exists() for story in stories)


def test_a_rebuild_counts_every_story_once():
    for n in range(3):
        gas(f"n{n}")
    before = dict(TermCount.objects.values_list("term", "stories"))

    call_command("rebuild_related", anew=True, verbosity=0)

    assert dict(TermCount.objects.values_list("term", "stories")) == before


def test_two_rebuilds_at_once_share_the_work(monkeypatch):
    stories = [gas(f"n{n}") for n in range(5)]
    before = dict(TermCount.objects.values_list("term", "stories"))
    RelatedStory.objects.all().delete()
    monkeypatch.setattr(rebuilding, "BATCH", 2)

    list(zip_longest(rebuilding.rebuild(anew=True), rebuilding.rebuild()))  # a batch each in turn

    assert dict(TermCount.objects.values_list("term", "stories")) == before
    assert all(RelatedStory.objects.filter(article=story).exists() for story in stories)


def test_a_neighbour_that_was_deleted_meanwhile_is_passed_over(monkeypatch):
    older = gas("one")
    story = gas("two")
    monkeypatch.setattr(refreshing, "entered_by", lambda article, revision: [10**9, older.pk])
    RelatedStory.objects.all().delete()

    refresh_neighbours({"article": story.pk})

    assert story.pk in [one.article_id for one in related_stories(older)]


def test_new_words_are_posted_in_the_place_of_the_old():
    story = gas("one")

    def posted():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM {TABLE} WHERE article = %s", [story.pk])
            return cursor.fetchone()[0]

    before = posted()
    story.revisions.update(body="<p>Herring.</p>", standfirst="", headline="Fish")
    choose_related(story)

    assert 0 < posted() < before
