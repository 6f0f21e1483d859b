"""The story page: what is typed reaches the workflow, and what it refuses is said with nothing lost."""

import pytest

from articles.models import Article, Opening
from articles.states import State
from articles.workflow.engine import move
from articles.workflow.saving import save_copy
from tests import factories as make

ADD = "/admin/articles/article/add/"


@pytest.fixture
def correspondent(db):
    return make.make_person("correspondent")


@pytest.fixture
def editor(db):
    return make.make_person("editor")


def page_of(story):
    return f"/admin/articles/article/{story.pk}/change/"


def form_of(story, **typed):
    """What the form posts when only `typed` was changed."""
    return {
        "seen": story.words_number,
        "kicker": story.kicker,
        "headline": story.headline,
        "standfirst": story.standfirst,
        "dateline": story.dateline,
        "body": story.body,
        "section": story.section_id,
        "initial-section": story.section_id,
        **typed,
    }


def test_a_correspondent_begins_and_files_a_story_in_one_go(client, correspondent):
    section = make.make_section()
    client.force_login(correspondent)

    answer = client.post(ADD, {
        "headline": "Ports reopen", "body": "<p>They did.</p>", "section": section.pk,
        "tags": "Ports, Storms", "bylines-TOTAL_FORMS": 1, "bylines-INITIAL_FORMS": 0,
        "bylines-0-correspondent": correspondent.correspondent.name,
        "bylines-0-role": "reporting", "bylines-0-place": "Halvik", "_move": "file",
    })  # fmt: skip

    story = Article.objects.get()
    assert answer.status_code == 302 and answer["Location"] == page_of(story)
    assert story.state == State.FILED
    assert sorted(story.tags.names()) == ["Ports", "Storms"]
    assert story.bylines.get().place == "Halvik"


def test_a_story_to_be_read_only_prints_nothing_of_python(client, correspondent):
    story = make.make_filed(correspondent)
    client.force_login(correspondent)

    page = client.get(page_of(story)).content.decode()

    assert "You can read this story now, not change it." in page
    assert "None" not in page.partition("<main")[0]


def test_a_returned_story_opens_with_what_the_editor_asked_for(client, correspondent, editor):
    story = make.make_filed(correspondent)
    move(story, "return", by=editor, note="Who paid for it?")
    client.force_login(correspondent)

    before_the_form = client.get(page_of(story)).content.decode().partition('id="story-form"')[0]

    assert "Who paid for it?" in before_the_form
    story.refresh_from_db()
    move(story, "file", by=correspondent)
    assert (
        "Who paid for it?" not in client.get(page_of(story)).content.decode().partition('id="story-form"')[0]
    )


def test_what_is_missing_is_asked_for_by_name(client, correspondent):
    client.force_login(correspondent)

    page = client.post(ADD, {"headline": "", "section": "", "_move": "file"}).content.decode()

    assert "Give the story a headline." in page and "Choose a section." in page
    assert "This field is required." not in page


def test_a_refused_move_keeps_the_words_and_says_why(client, correspondent):
    story = make.make_draft(correspondent)
    story.bylines.all().delete()
    client.force_login(correspondent)

    answer = client.post(page_of(story), form_of(story, headline="Typed anew", _move="file"))

    story.refresh_from_db()
    assert story.state == State.DRAFT and story.headline == "Typed anew"
    assert "byline missing" in answer.content.decode()


def test_the_same_save_sent_twice_is_no_conflict(client, correspondent):
    story = make.make_draft(correspondent)
    client.force_login(correspondent)
    typed = form_of(story, headline="Sent twice", _continue="1")

    answers = [client.post(page_of(story), typed).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert story.revisions.count() == 2


def test_an_editor_approves_with_the_button_and_publishes(client, correspondent, editor):
    story = make.make_filed(correspondent)
    client.force_login(editor)

    client.post(page_of(story), form_of(story, _move="approve"))
    client.post(page_of(story), form_of(story, _move="publish"))

    assert story.revisions.live().count() == 1


def test_return_without_a_note_asks_for_it(client, correspondent, editor):
    story = make.make_filed(correspondent)
    client.force_login(editor)

    answer = client.post(page_of(story), form_of(story, _move="return"))

    story.refresh_from_db()
    assert story.state == State.FILED
    assert "Say why." in answer.content.decode()


def test_a_story_is_scheduled_in_the_newsrooms_zone(client, correspondent, editor, settings):
    story = make.make_approved(correspondent, editor)
    client.force_login(editor)

    client.post(page_of(story), form_of(
        story, _move="schedule", **{"schedule-at_date": "2099-07-01", "schedule-at_time": "12:00"}
    ))  # fmt: skip

    assert story.revisions.scheduled().count() == 1


def test_opening_a_filed_story_in_the_form_is_recorded_for_editors(client, correspondent, editor):
    story = make.make_filed(correspondent)
    client.force_login(editor)

    client.get(page_of(story))

    assert Opening.objects.filter(article=story, person=editor).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"headline": "x" * 1_000_000}, "at most 400 characters"),
        ({"headline": "Nul\0byte"}, "Null characters are not allowed"),
        ({"section": "999999"}, "Select a valid choice"),
        ({"lead_photo": "12"}, "There is no picture with this number"),
        ({"body": "<p>" + "x" * 400_001}, "at most 400000 characters"),
        ({"language": "not a code!"}, "A language code"),
        ({"language": "qqq"}, "A language code"),
        ({"slug": "two words"}, "without spaces"),
        ({"headline": ""}, "Give the story a headline."),
    ],
)
def test_bad_input_is_answered_beside_its_field(client, correspondent, typed, said):
    story = make.make_draft(correspondent)
    client.force_login(correspondent)

    answer = client.post(page_of(story), form_of(story, **typed))

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert story.revisions.count() == 1


def test_half_a_surrogate_is_stored_as_something_that_can_be_read(client, correspondent):
    story = make.make_draft(correspondent)
    client.force_login(correspondent)
    typed = "&".join(
        f"{name}={value}" for name, value in form_of(story, headline="Half %ED%A0%80 gone").items()
    )

    answer = client.post(page_of(story), typed, content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 302


def test_an_impossible_date_is_named(client, correspondent, editor):
    story = make.make_approved(correspondent, editor)
    client.force_login(editor)

    answer = client.post(page_of(story), form_of(
        story, _move="schedule", **{"schedule-at_date": "2027-02-30", "schedule-at_time": "12:00"}
    ))  # fmt: skip

    assert "There is no such date" in answer.content.decode()
    assert story.revisions.scheduled().count() == 0


def test_a_body_laid_out_anew_stands_in_nobody_s_way(client, correspondent, editor):
    story = make.make_filed(correspondent, body="<p>Fog.</p><p>Ice.</p>")
    opened = form_of(story, body="<p>Fog.</p>\n\n<p>Ice.</p>\n", kicker="Weather")
    save_copy(story, {"body": "<p>Fog.</p><p>Snow.</p>"}, by=editor, started_from=story.words_number)
    client.force_login(make.make_person("editor"))

    client.post(page_of(story), opened)

    story.refresh_from_db()
    assert (story.kicker, story.body) == ("Weather", "<p>Fog.</p><p>Snow.</p>")


def test_what_nobody_touched_overwrites_nothing(client, correspondent, editor):
    story = make.make_filed(correspondent)
    elsewhere = make.make_section("Energy")
    opened = form_of(story)
    client.force_login(editor)
    client.post(page_of(story), form_of(story, section=elsewhere.pk))

    client.post(page_of(story), opened)

    story.refresh_from_db()
    assert story.section == elsewhere


def test_a_story_with_tags_is_saved_again(client, correspondent):
    story = make.make_draft(correspondent, tags=["Ports", "Storms, autumn"])
    client.force_login(correspondent)
    line = 'Ports, "Storms, autumn"'

    same = client.post(page_of(story), form_of(story, **{"initial-tags": line, "tags": line}))
    assert same.status_code == 302
    assert sorted(story.tags.names()) == ["Ports", "Storms, autumn"]

    fewer = client.post(page_of(story), form_of(story, **{"initial-tags": line, "tags": "Ports"}))
    assert fewer.status_code == 302
    assert list(story.tags.names()) == ["Ports"]


def test_a_language_is_kept_as_addresses_spell_it(client, correspondent):
    story = make.make_draft(correspondent)
    client.force_login(correspondent)
    client.post(page_of(story), form_of(story, language="pt-BR", **{"initial-language": "en"}))

    story.refresh_from_db()
    assert story.language == "pt-br"


def test_a_tag_without_letter_or_digit_is_refused_by_name(client, correspondent):
    story = make.make_draft(correspondent)
    client.force_login(correspondent)

    page = client.post(page_of(story), form_of(story, tags="Ports, ?!")).content.decode()

    assert "“?!” is no tag" in page and not story.tags.exists()
