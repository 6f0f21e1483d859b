"""What readers are shown of what editors put on the front."""

from datetime import datetime, timedelta

import pytest
from django.utils.timezone import now

from articles.curation.breaking import break_news, end_breaking
from articles.curation.ordering import order_front
from articles.workflow.beside import arrange
from articles.workflow.engine import move
from articles.workflow.routing import reroute
from newsroom.page_store.models import Stamp
from newsroom.page_store.stamps import forget
from tests.factories import make_live, make_person, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    return make_person("editor")


@pytest.fixture
def stories(db):
    """Twelve of two sections, the newest first."""
    by = make_person("correspondent")
    return [
        make_live(
            by,
            section=make_section(("Politics", "Climate")[number % 2]),
            headline=f"Headline {number:02}.",
            published=now() - timedelta(hours=number + 1),
        )
        for number in range(12)
    ]


def front(client, path="/"):
    forget()
    return client.get(path).content.decode()


def put(editor, *stories, hours=2):
    order_front("en", [(story.pk, now() + timedelta(hours=hours)) for story in stories], by=editor)


def lead_of(page):
    return page.partition('class="lead1"')[2].partition("</article>")[0]


def beside_the_wire(page):
    """The page but for the news line, in which every story stands."""
    before, _tag, rest = page.partition('class="latest"')
    return before + rest.partition("</section>")[2]


def test_the_lead_and_the_row_below_are_the_editors(client, editor, stories):
    put(editor, stories[9], stories[7], stories[8])

    page = front(client)

    assert "Headline 09." in lead_of(page)
    row = page.partition('class="cols seconds"')[2]
    assert row.index("Headline 07.") < row.index("Headline 08.")


def test_no_story_stands_twice_outside_the_news_line(client, editor, stories):
    put(editor, stories[3], stories[0], stories[5])

    page = beside_the_wire(front(client))

    assert {page.count(story.headline) for story in stories} <= {0, 1}
    assert page.count("Headline 03.") == 1


def test_when_the_places_are_over_the_front_fills_itself(client, editor, stories):
    put(editor, stories[9])
    end = now() + timedelta(hours=2)

    answer = client.get("/")

    assert datetime.fromisoformat(answer["Good-Until"]) <= end
    assert "Headline 09." not in lead_of_at(client, editor)


def lead_of_at(client, editor):
    order_front("en", [], by=editor)
    return lead_of(front(client))


def test_a_withdrawn_lead_leaves_the_front_at_once(client, editor, stories):
    put(editor, stories[9], stories[7])
    move(stories[9], "withdraw", by=editor, note="Wrong.", readers_get="gone")

    page = front(client)

    assert "Headline 09." not in page
    assert "Headline 07." in lead_of(page)


def test_a_curated_front_asks_no_more_than_any(client, editor, stories, django_assert_max_num_queries):
    put(editor, *stories[5:12])
    client.get("/nowhere/")

    with django_assert_max_num_queries(12):
        client.get("/")


def test_breaking_news_stands_over_every_page_of_its_language(client, editor, stories):
    break_news("Rates are cut", language="en", by=editor, article=stories[2])
    address = stories[2].addresses.get().path

    for path in ("/", "/climate/", "/latest/", "/corrections/", "/search/?q=x", address, "/nowhere/"):
        strip = front(client, path).partition('<dialog class="breaking"')[2].partition("</aside>")[0]
        assert f'<a href="{address}">Rates are cut</a>' in strip, path
    assert "Rates are cut" not in front(client, "/az/")


def test_pages_are_stale_when_it_is_put_up_and_good_until_its_end(client, editor, stories):
    assert "breaking-en" in client.get("/latest/")["Surrogate-Key"].split()
    banner = break_news("Rates are cut", language="en", by=editor)
    forget()

    assert datetime.fromisoformat(client.get("/latest/")["Good-Until"]) <= banner.shown_until


def test_taken_down_it_is_gone(client, editor):
    break_news("Rates are cut", language="en", by=editor)
    end_breaking("en", by=editor)

    assert "Rates are cut" not in front(client)


def test_it_goes_with_the_story_it_leads_to(client, editor, stories):
    break_news("Rates are cut", language="en", by=editor, article=stories[2])
    move(stories[2], "withdraw", by=editor, note="Wrong.", readers_get="gone")

    assert "Rates are cut" not in front(client)


def test_its_words_are_printed_as_text(client, editor):
    break_news("<script>alert(1)</script> & more", language="en", by=editor)

    page = front(client)

    assert "<script>alert(1)" not in page and "&amp; more" in page


def test_the_front_is_made_anew_when_other_stories_are_chosen_to_stand_beside_its_lead(
    client, editor, stories
):
    put(editor, stories[0])
    keys = set(client.get("/")["Surrogate-Key"].split())
    before = dict(Stamp.objects.values_list("key", "number"))

    arrange(stories[0], "pin", stories[9].pk, by=editor)

    assert any(
        before.get(key) != number
        for key, number in Stamp.objects.filter(key__in=keys).values_list("key", "number")
    )


def test_a_story_of_another_language_now_leads_no_front_and_no_strip_of_the_one_it_was_in(
    client, editor, stories
):
    """What becomes of it there bumps the keys of its own language alone."""
    put(editor, stories[3])
    break_news("Dam gate two is open", language="en", article=stories[3], by=editor)
    assert stories[3].headline in front(client)

    reroute(stories[3], by=make_person("chief"), language="az")

    page = front(client)
    assert stories[3].headline not in page and "Dam gate two is open" not in page


def test_the_front_chooses_another_lead_when_its_own_is_too_old(client):
    old = make_live(published=now() - timedelta(hours=35, minutes=50))
    make_live(label="opinion")

    assert old.headline in lead_of(front(client))
    good_until = datetime.fromisoformat(client.get("/")["Good-Until"])
    assert good_until <= old.published_at + timedelta(hours=36)
