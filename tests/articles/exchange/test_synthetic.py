from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from articles.exchange.synthetic import Archive
from articles.models import Address, Article, Revision
from articles.richtext import sanitize, word_count

UNTIL = datetime(2026, 1, 1, tzinfo=UTC)


def archive(seed=0):
    return Archive(["Politics", "Sport"], ["Ada Ortiz", "Jonas Weiss"], until=UNTIL, seed=seed)


def test_the_same_seed_gives_the_same_archive():
    assert list(archive(7).stories(50)) == list(archive(7).stories(50))
    assert list(archive(7).stories(50)) != list(archive(8).stories(50))


def test_stories_come_oldest_first_and_none_after_the_end():
    times = [story.published for story in archive().stories(100)]

    assert times == sorted(times) and times[-1] == UNTIL


def test_a_story_says_how_many_words_it_has_and_is_clean():
    for story in archive().stories(20):
        assert story.words == word_count(story.body)
        assert sanitize(story.body) == story.body


@pytest.mark.django_db
def test_a_seeded_archive_is_live_and_each_story_has_its_address(client, tmp_path, settings):
    from articles.exchange.places import Places
    from articles.exchange.shelving import shelve

    shelve(list(archive().stories(30)), Places(), verb="seed")

    assert Revision.objects.live().count() == Article.objects.count() == 30
    assert Address.objects.filter(current=True).count() == 30
    assert all(one.approved_revision == one.revisions.get() for one in Article.objects.all())
    assert client.get(Address.objects.last().path).status_code == 200


@pytest.mark.django_db
def test_a_site_that_is_no_demonstration_asks_for_a_password(settings):
    settings.DEBUG = settings.DEMO = False

    with pytest.raises(CommandError, match="--password"):
        call_command("seed_newsroom")
