"""What readers find. Every example runs on SQLite and on PostgreSQL alike."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Correspondent
from articles.search import finding, gathering
from articles.search.finding import find_best, find_newest
from articles.workflow.credits import set_tags
from articles.workflow.engine import move
from articles.workflow.routing import reroute
from articles.workflow.saving import save_copy
from tests.asking import best, found, wanted
from tests.factories import make_approved, make_draft, make_live, make_person, make_section

pytestmark = pytest.mark.django_db


def ago(**how):
    return now() - timedelta(**how)


def test_every_word_must_stand_in_the_story_whatever_its_form():
    story = make_live(headline="Floods reach Oden", body="<p>The ministers met.</p>")
    make_live(headline="Oden crests")

    assert found("minister flooding oden") == [story]


def test_a_phrase_is_found_in_its_order_only():
    story = make_live(headline="Grain ships leave")
    make_live(headline="Ships with grain leave")

    assert found('"grain ships"') == [story]


def test_words_with_a_minus_are_left_out():
    story = make_live(headline="Oden crests")
    make_live(headline="Oden rowing club wins")

    assert found("oden -rowing") == [story]
    assert found('oden -"rowing club"') == [story]


def test_the_last_word_may_be_a_beginning_where_there_is_no_such_word():
    story = make_live(headline="Government falls")

    assert found("falls governme") == [story]
    assert found("gover") == [story]


def test_a_whole_word_is_no_beginning_unless_a_star_says_so():
    make_live(headline="The war ends")
    make_live(headline="Warsaw votes")

    assert [story.headline for story in found("war")] == ["The war ends"]
    assert len(found("war*")) == 2


def test_where_words_grow_by_endings_the_word_asked_for_is_a_beginning():
    story = make_live(headline="Seçimlər keçirildi", language="az")
    make_live(headline="Seçim günü", language="az")

    assert story in found("secim", "az")


def test_accents_and_the_dotless_i_do_not_matter():
    story = make_live(headline="Qırğızıstan İğdır", language="az")

    assert found("qirgizistan igdir", "az") == [story]
    assert found("QIRĞIZISTAN", "az") == [story]


def test_other_languages_are_not_looked_through():
    make_live(headline="Oden crests", language="az")

    assert found("oden") == []


def test_where_words_are_not_parted_any_part_is_found():
    story = make_live(headline="東京の港で火災", language="ja")

    assert found("港で", "ja") == [story]
    assert found("で港", "ja") == []


def test_a_section_a_correspondent_a_tag_and_dates_narrow():
    by = make_person("correspondent")
    climate = make_section("Climate")
    story = make_live(by, section=climate, tags=["Rivers"], headline="Oden crests", published=ago(days=40))
    make_live(headline="Oden again")
    tag, correspondent = story.tags.get(), Correspondent.objects.get(user=by)

    assert found("oden", sections=(climate.pk,)) == [story]
    assert found("oden", correspondent=correspondent.pk) == [story]
    assert found("oden", tag=tag.pk) == [story]
    assert found("oden", since=ago(days=41), until=ago(days=39)) == [story]
    assert found("oden", since=ago(days=39), until=ago(days=38)) == []
    assert found("", tag=tag.pk) == [story]


def test_a_changed_section_or_tag_is_followed_at_once():
    chief, sport = make_person("chief"), make_section("Sport")
    story = make_live(headline="Oden crests")
    reroute(story, by=chief, section_id=sport.pk)
    set_tags(story, ["Rivers"], by=chief)

    assert found("oden", sections=(sport.pk,)) == [story]
    assert found("oden", tag=story.tags.get().pk) == [story]


def test_only_what_is_live_is_found():
    by, editor = make_person("correspondent"), make_person("editor")
    make_draft(by, headline="Oden draft")
    make_approved(by, editor, headline="Oden approved")
    make_live(headline="Oden expired", until=now())
    withdrawn = make_live(headline="Oden withdrawn")
    move(withdrawn, "withdraw", by=editor, note="Wrong.", readers_get="gone")
    make_live(headline="Oden to come", published=now() + timedelta(hours=1))

    assert found("oden") == []


def test_a_change_that_is_not_approved_is_not_found():
    by = make_person("correspondent")
    story = make_live(by, headline="Oden crests")
    save_copy(story, {"headline": "Kura crests"}, by=make_person("editor"), started_from=1)

    assert found("kura") == []
    assert found("oden") == [story]


def test_a_story_without_its_former_words_is_not_found_by_them():
    story, editor = make_live(headline="Oden crests"), make_person("editor")
    move(story, "quick fix", by=editor, note="Name.", words={"headline": "Kura crests"}, what_changed="Name")

    assert found("oden") == []
    assert found("kura") == [story]


def test_newest_first_goes_on_page_by_page_and_back(monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    stories = [make_live(headline="Oden crests", published=ago(days=day)) for day in (1, 35, 70, 100, 400)]
    asked = wanted("oden")

    first = find_newest(asked)
    second = find_newest(asked, first.older)
    third = find_newest(asked, second.older)

    pages = [first, second, third]
    assert [pk for page in pages for pk in page.numbers] == [one.approved_revision_id for one in stories]
    assert (first.newer, third.older) == (None, None)
    assert second.newer == ()
    assert find_newest(asked, third.newer).numbers == second.numbers


@pytest.mark.parametrize("find", [find_newest, find_best])
def test_a_place_beyond_all_time_finds_what_is_before_it_or_nothing(find):
    story, place = make_live(headline="Oden crests"), (10**18 - 1, 10**18 - 1)

    assert find(wanted("oden"), place).numbers == [story.approved_revision_id]
    assert find(wanted("kura"), place).numbers == []


def test_by_relevance_goes_on_page_by_page_and_back(monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    for day in range(5):
        make_live(headline="Oden crests", published=ago(days=day + 1))
    asked = wanted("oden")

    first = find_best(asked)
    second = find_best(asked, first.older)
    third = find_best(asked, second.older)

    assert len({*first.numbers, *second.numbers, *third.numbers}) == 5
    assert (first.newer, second.newer, third.older) == (None, (), None)
    assert find_best(asked, third.newer).numbers == second.numbers


def test_a_headline_weighs_more_than_the_text_and_new_more_than_old():
    old = make_live(headline="Oden crests", published=ago(days=3000))
    text = make_live(headline="Rivers rise", body="<p>So does Oden.</p>", published=ago(days=2))
    new = make_live(headline="Oden crests", published=ago(days=3))

    assert best("oden") == [new, text, old]


def test_windows_of_months_find_the_same_as_the_whole(monkeypatch):
    monkeypatch.setattr(gathering, "FEW", 1)
    monkeypatch.setattr(gathering, "RARE", 0)
    stories = [make_live(headline="Oden crests", published=ago(days=day)) for day in (1, 35, 70, 100, 900)]

    assert found("oden") == stories


def test_what_is_counted_in_part_is_about_and_says_among_how_many(monkeypatch):
    monkeypatch.setattr(finding, "CANDIDATES", 3)
    for day in range(6):
        make_live(headline="Oden crests", published=ago(days=30 * day + 1))

    page = find_best(wanted("oden"))

    assert page.about and page.best_of == 3
    assert len(page.numbers) == 3


def test_a_phrase_that_only_an_old_story_has_is_reached_by_looking_further_back(monkeypatch):
    monkeypatch.setattr(gathering, "CHECKED", 4)
    for day in range(6):
        make_live(headline="Ships with grain leave", published=ago(days=day + 1))
    story = make_live(headline="Grain ships leave", published=ago(days=10))
    asked = wanted('"grain ships"')

    page = find_newest(asked)
    while not page.numbers and page.older:
        page = find_newest(asked, page.older)

    assert page.numbers == [story.approved_revision_id]
