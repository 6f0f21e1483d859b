from collections import Counter
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from articles.exchange.synthetic import Archive
from articles.management.commands import seed_newsroom
from articles.models import Address, Article, RelatedStory, Revision
from articles.richtext import sanitize, word_count
from tests.factories import make_section

UNTIL = datetime(2026, 1, 1, tzinfo=UTC)


def archive(seed=0):
    return Archive(["Politics", "Sport"], ["Ada Ortiz", "Jonas Weiss"], until=UNTIL, seed=seed)


@pytest.fixture
def opened(monkeypatch):
    """As if the demonstration newsroom were open, which takes long to make."""
    monkeypatch.setattr(seed_newsroom, "is_open", lambda: True)
    make_section()


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


def test_most_stories_share_a_name_with_others_near_in_time_and_with_no_more():
    first_names = Counter(story.headline.split()[0] for story in archive().stories(800))

    shared = [number for number in first_names.values() if number > 1]
    assert sum(shared) > 700 and max(shared) < 40


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


@pytest.mark.django_db
def test_seeded_stories_have_related_ones_of_the_same_affair(opened, capsys):
    call_command("seed_newsroom", articles=40)

    story = Article.objects.filter(external_id__startswith="synthetic-").latest("published_at")
    beside = story.related_rows.order_by("rank").first()
    assert beside.score > 0 and "same words: " in beside.reason
    assert "40 of 40 stories given related ones" in capsys.readouterr().out


@pytest.mark.django_db
def test_choosing_that_is_stopped_leaves_the_stories_and_says_how_to_go_on(opened, monkeypatch):
    def stopped(numbers):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(seed_newsroom, "choose_for", stopped)

    with pytest.raises(CommandError, match="rebuild_related"):
        call_command("seed_newsroom", articles=3)

    assert Revision.objects.live().count() == 3


@pytest.mark.django_db
def test_choosing_may_be_left_for_later(opened, capsys):
    call_command("seed_newsroom", articles=3, without_related=True)

    assert not RelatedStory.objects.exists() and "rebuild_related" in capsys.readouterr().out
