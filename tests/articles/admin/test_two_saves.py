"""Two people save one story: what fits is kept from both, the rest is asked, and nothing is lost."""

import json
import re

import pytest

from articles.models import Article
from articles.states import State
from articles.workflow.saving import save_copy
from tests import factories as make

ONE, TWO, THREE = "<p>One stood here all day.</p>", "<p>Two was beside it.</p>", "<p>Three came last.</p>"
PLACE = re.compile(r'name="pick-([a-z_]+-[0-9a-f]{12})"')


@pytest.fixture
def story(db):
    return make.make_filed(make.make_person("correspondent"), body=ONE + TWO + THREE, tags=["Ports"])


@pytest.fixture
def hers(db):
    return make.make_person("editor", "clara")


@pytest.fixture
def desk(client, db):
    """The browser of another editor than `hers`."""
    client.person = make.make_person("editor", "ada")
    client.force_login(client.person)
    return client


def page_of(story):
    return f"/admin/articles/article/{story.pk}/change/"


def form_of(story, **typed):
    """What the form posts when only `typed` was changed since it was opened."""
    rows = list(story.bylines.select_related("correspondent"))
    sent = {
        "seen": story.words_number,
        **{name: getattr(story, name) for name in ("kicker", "label", "headline", "standfirst", "dateline")},
        **{
            name: getattr(story, name) for name in ("body", "caption", "alt", "slug", "catchline", "language")
        },
        "section": story.section_id,
        "tags": ", ".join(story.tags.names()),
        "bylines-TOTAL_FORMS": len(rows) + 1,
        "bylines-INITIAL_FORMS": len(rows),
        "bylines-were": json.dumps([(row.correspondent_id, row.role, row.place) for row in rows]),
    }
    sent |= {f"initial-{name}": sent[name] for name in ("slug", "catchline", "language", "section", "tags")}
    for number, row in enumerate(rows):
        sent[f"bylines-{number}-correspondent"] = row.correspondent.name
        sent[f"bylines-{number}-role"] = row.role
    return {**sent, **typed}


def places(answer):
    """The keys of what is to be settled, in order."""
    return list(dict.fromkeys(PLACE.findall(answer.content.decode())))


def test_changes_of_different_fields_are_both_kept_and_said_so(desk, story, hers):
    opened = form_of(story, headline="Mine")
    save_copy(story, {"standfirst": "Hers."}, by=hers, started_from=story.words_number)

    answer = desk.post(page_of(story), opened, follow=True)

    story.refresh_from_db()
    assert (story.headline, story.standfirst, story.words_number) == ("Mine", "Hers.", 3)
    assert "Clara Test saved meanwhile. Kept of theirs: standfirst." in answer.content.decode()


def test_changes_of_the_same_field_change_nothing_until_one_is_taken(desk, story, hers):
    opened = form_of(story, headline="Mine is long enough")
    save_copy(story, {"headline": "Hers is another"}, by=hers, started_from=story.words_number)

    answer = desk.post(page_of(story), opened)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Clara Test saved this story while you were writing" in page
    assert "Hers is another" in page and "Mine is long enough" in page
    story.refresh_from_db()
    assert (story.headline, story.words_number) == ("Hers is another", 2)

    (key,) = places(answer)
    desk.post(page_of(story), {**opened, f"pick-{key}": "mine"})
    story.refresh_from_db()
    assert (story.headline, story.words_number) == ("Mine is long enough", 3)


def test_the_merge_may_be_written(desk, story, hers):
    opened = form_of(story, body=ONE + TWO.replace("beside it", "beside mine") + THREE)
    save_copy(story, {"body": ONE + TWO.replace("beside it", "behind hers") + THREE}, by=hers, started_from=1)
    (key,) = places(desk.post(page_of(story), opened))

    desk.post(
        page_of(story),
        {**opened, f"pick-{key}": "written", f"written-{key}": "<p>Two, <b onclick=x()>both</b>.</p>"},
    )

    story.refresh_from_db()
    assert story.body == f"{ONE}\n<p>Two, <strong>both</strong>.</p>\n{THREE}"


def test_what_fits_together_in_one_line_is_proposed_and_not_saved_unseen(desk, story, hers):
    opened = form_of(story, standfirst="The text names three ports and a date.")
    save_copy(story, {"standfirst": "The text names two ports and a day."}, by=hers, started_from=1)

    answer = desk.post(page_of(story), opened)

    assert answer.status_code == 409 and not answer.context["open"]
    assert "The text names three ports and a day." in answer.content.decode()
    story.refresh_from_db()
    assert story.words_number == 2
    (key,) = places(answer)
    desk.post(page_of(story), {**opened, f"pick-{key}": "merged"})
    story.refresh_from_db()
    assert story.standfirst == "The text names three ports and a day."


def test_changes_of_different_paragraphs_are_both_kept(desk, story, hers):
    opened = form_of(story, body=ONE.replace("all day", "all night") + TWO + THREE)
    save_copy(story, {"body": ONE + TWO + THREE.replace("last", "first")}, by=hers, started_from=1)

    answer = desk.post(page_of(story), opened, follow=True)

    story.refresh_from_db()
    assert "all night" in story.body and "came first" in story.body
    assert "Both your changes are kept in: body." in answer.content.decode()


def test_a_third_save_between_asks_again_only_where_it_changed_something(desk, story, hers):
    opened = form_of(story, headline="Mine is long enough", kicker="My kicker")
    save_copy(story, {"headline": "Hers", "kicker": "Her kicker"}, by=hers, started_from=1)
    headline, kicker = sorted(places(desk.post(page_of(story), opened)))
    save_copy(story, {"kicker": "Her second kicker"}, by=hers, started_from=2)

    answer = desk.post(page_of(story), {**opened, f"pick-{headline}": "mine", f"pick-{kicker}": "mine"})

    assert answer.status_code == 409
    story.refresh_from_db()
    assert (story.headline, story.kicker) == ("Hers", "Her second kicker")
    left, new = sorted(places(answer))
    assert left == headline and new != kicker
    assert [spot.place.key for spot in answer.context["open"]] == [new]

    desk.post(page_of(story), {**opened, f"pick-{headline}": "mine", f"pick-{new}": "theirs"})
    story.refresh_from_db()
    assert (story.headline, story.kicker) == ("Mine is long enough", "Her second kicker")


def test_new_tags_and_names_of_both_are_kept(desk, story, hers):
    other = make.make_person("correspondent").correspondent
    opened = form_of(story, tags="Ports, Mine")
    opened |= {"bylines-1-correspondent": other.name, "bylines-1-role": "photo"}
    story.tags.add("Hers")

    desk.post(page_of(story), opened)

    assert sorted(story.tags.names()) == ["Hers", "Mine", "Ports"]
    assert story.bylines.count() == 2


def test_a_section_both_changed_is_asked_about(desk, story, hers):
    opened = form_of(story, section=make.make_section("Mine").pk)
    Article.objects.filter(pk=story.pk).update(section=make.make_section("Hers"))

    answer = desk.post(page_of(story), opened)

    assert answer.status_code == 409
    (key,) = places(answer)
    story.refresh_from_db()
    assert story.section.name == "Hers"
    desk.post(page_of(story), {**opened, f"pick-{key}": "mine"})
    story.refresh_from_db()
    assert story.section.name == "Mine"


def test_what_another_saved_is_never_approved_unread(desk, story, hers):
    opened = form_of(story, kicker="Mine")
    save_copy(story, {"body": "<p>Words nobody read.</p>"}, by=hers, started_from=1)

    page = desk.post(page_of(story), {**opened, "_move": "approve"}).content.decode()

    story.refresh_from_db()
    assert story.state == State.FILED and story.kicker == "Mine"
    assert "have changed since you opened the story" in page


def test_back_to_my_text_shows_the_form_with_what_was_typed(desk, story, hers):
    opened = form_of(story, headline="Mine is long enough")
    save_copy(story, {"headline": "Hers"}, by=hers, started_from=1)

    page = desk.post(page_of(story), {**opened, "_back": "1"}).content.decode()

    assert 'id="story-form"' in page and "Mine is long enough" in page
    assert 'name="seen" value="1"' in page


def test_a_base_that_is_no_longer_kept_asks_about_whatever_differs(desk, story, hers):
    opened = form_of(story, headline="Mine is long enough")
    save_copy(story, {"standfirst": "Hers."}, by=hers, started_from=1)
    story.history.all().delete()
    story.revisions.filter(number=1).delete()

    answer = desk.post(page_of(story), opened)

    assert answer.status_code == 409
    assert {key.rpartition("-")[0] for key in places(answer)} == {"headline", "standfirst"}


def test_a_written_merge_that_breaks_a_rule_is_not_saved(desk, story, hers):
    opened = form_of(story, kicker="Mine")
    save_copy(story, {"kicker": "Hers"}, by=hers, started_from=1)
    (key,) = places(desk.post(page_of(story), opened))

    answer = desk.post(page_of(story), {**opened, f"pick-{key}": "written", f"written-{key}": "x" * 61})

    assert answer.status_code == 409 and "at most 60 characters" in answer.content.decode()
    story.refresh_from_db()
    assert story.kicker == "Hers"


def test_hostile_words_are_shown_and_never_run(desk, story, hers):
    bad = '<script>alert(1)</script>" onmouseover="alert(2)'
    opened = form_of(
        story, headline=f"Mine {bad}", body=f"{ONE}<p>Mine <a href='javascript:x'>a</a></p>{THREE}"
    )
    theirs = {
        "headline": f"Hers {bad}",
        "body": f"{ONE}<p>Hers <img src=x onerror=alert(3)> {bad}</p>{THREE}",
    }
    save_copy(story, theirs, by=hers, started_from=1)

    page = desk.post(page_of(story), opened).content.decode()

    main = page[page.index('id="settle-form"') : page.index('class="settle-bar"')]
    assert "<script" not in main and "<img" not in main
    assert not re.search(r"<[a-z]+[^>]* on[a-z]+=", re.sub(r'"[^"]*"', '""', main))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in main
    assert not re.search(r'href="javascript', main)


def test_a_press_that_was_sent_twice_saves_once(desk, story):
    opened = form_of(story, headline="Mine is long enough")
    for _time in range(2):
        assert desk.post(page_of(story), opened).status_code == 302
    assert story.revisions.count() == 2


def test_words_typed_into_a_story_that_was_filed_meanwhile_come_back(client, story):
    """Its correspondent may no longer change it; what they typed is shown, and no move is made."""
    client.force_login(story.filed_by)

    for button in ({}, {"_move": "recall"}):
        answer = client.post(page_of(story), form_of(story, headline="Typed & unsaved") | button)

        page = answer.content.decode()
        assert answer.status_code == 403 and "it is Filed now" in page
        assert "Typed &amp; unsaved" in page and "Standfirst" not in page
    story.refresh_from_db()
    assert (story.words_number, story.state) == (1, State.FILED)
