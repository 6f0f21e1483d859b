"""The rail beside a story: five that stand now, whatever was chosen when."""

import pytest

from articles.models import RelatedStory
from articles.pages.story_parts import rail_of, river_of
from articles.related.standing import words_for_readers
from articles.related.storage import choose_related
from articles.workflow.engine import move
from tests.factories import make_live, make_person, make_section

pytestmark = pytest.mark.django_db


def chosen(number, story=None):
    """A story with `number` others kept beside it, near enough; returns it and them, by rank."""
    story = story or make_live()
    others = [make_live(headline=f"Other {n}", section=make_section("Sport")) for n in range(number)]
    RelatedStory.objects.filter(article=story).delete()
    for rank, other in enumerate(others, start=1):
        RelatedStory.objects.create(article=story, related=other, rank=rank, score=0.5)
    return story, others


def page_of(client, story):
    return client.get(story.addresses.get(current=True).path).content.decode()


def rail(client, story):
    page = page_of(client, story)
    return page[page.index('<aside class="rail"') : page.index("</aside>")]


def test_five_stand_in_it_by_rank(client):
    story, others = chosen(7)

    found = rail(client, story)

    assert "Related" in found
    assert [f"Other {n}<" in found for n in range(7)] == [True] * 5 + [False] * 2


def test_a_withdrawn_story_leaves_at_once_and_the_next_moves_up(client):
    story, others = chosen(7)
    assert "Other 0<" in rail(client, story)

    move(others[0], "withdraw", by=make_person("editor"), note="Wrong", readers_get="gone")

    found = rail(client, story)
    assert "Other 0<" not in found and "Other 5<" in found


def test_fewer_than_two_near_ones_stand_above_the_newest_of_the_section(client):
    story, (near,) = chosen(1)
    newest = make_live(headline="Newest of the section")

    found = rail(client, story)

    assert "More from Politics" in found and "Other 0<" in found and newest.headline in found
    assert found.index("Other 0<") < found.index(newest.headline)


def test_beside_a_story_with_nothing_to_stand_there_there_is_no_rail(client):
    page = page_of(client, make_live(language="ru"))

    assert "<aside" not in page and "Ещё в разделе" not in page


def test_live_reports_alone_stand_under_their_own_name(client):
    story = make_live(language="ru")
    make_live(language="ru", label="live", headline="Прямо сейчас", section=make_section("Sport"))
    RelatedStory.objects.all().delete()

    found = rail(client, story)

    assert "Прямо сейчас" in found and "Ещё в разделе" not in found
    assert 'aria-labelledby="live-now"' in found and 'id="live-now"' in found
    assert '<div class="livenow">' in found, "it has the columns of a timeline, not of the rail"


def test_a_live_report_that_ends_or_gets_other_words_changes_beside_every_story(client):
    story, desk = make_live(), make_person("editor")
    report = make_live(label="live", headline="Crews search the river", section=make_section("Sport"))
    assert "Crews search the river" in rail(client, story)

    move(report, "quick fix", by=desk, note="x", words={"headline": "Crews search the lake"})
    assert "Crews search the lake" in rail(client, story)
    assert "Crews search the river" not in rail(client, story)

    move(report, "withdraw", by=desk, note="Wrong", readers_get="gone")
    assert "Crews search" not in page_of(client, story)


def test_a_story_that_only_fills_a_place_is_not_called_related():
    story = make_live()
    filling = make_live(headline="Of the same section", body="<p>Other.</p>", standfirst="")
    RelatedStory.objects.filter(article=story).delete()
    RelatedStory.objects.create(article=story, related=filling, rank=1, score=0)

    title, stories = rail_of(words_for_readers(story))

    assert title == "More from Politics" and stories == []
    assert filling.pk in [one.article_id for one in river_of(words_for_readers(story), stories)]


def test_an_editors_pin_stands_first(client):
    story, others = chosen(3)
    pinned = make_live(headline="Pinned by an editor")
    RelatedStory.objects.create(article=story, related=pinned, rank=1, pinned=True)
    choose_related(story)

    found = rail(client, story)

    assert "Pinned by an editor" in found[found.index("<h3") :][:300]
