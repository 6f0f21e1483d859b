"""The planning page: a line for each story that is wanted, by day, to those who may read it."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from articles.models import Article
from articles.workflow.engine import move
from articles.workflow.planning import plan_story
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db
PLANNING = "/admin/planning/"


@pytest.fixture
def editor(db):
    return make.make_person("editor")


@pytest.fixture
def correspondent(db):
    return make.make_person("correspondent", "leyla")


@pytest.fixture
def section(db):
    return make.make_section("World")


def plan_for(assignee, editor, section, name="silk-works", **how):
    return plan_story(name, section=section, by=editor, assignee=assignee, **how)


def seen_by(client, person, query=""):
    client.force_login(person)
    return client.get(PLANNING + query).content.decode()


def typed(section, assignee="", **fields):
    form = {"catchline": "silk-works", "section": section.pk, "assignee": getattr(assignee, "pk", "")}
    form |= {"due_date": "2027-03-01", "due_time": "15:00", "note": "About 600 words.", **fields}
    return {f"plan-{name}": value for name, value in form.items()}


def test_an_editor_assigns_with_a_catchline_a_section_a_time_and_a_person(
    client, editor, correspondent, section
):
    SiteSettings(time_zone="Asia/Baku").save()
    client.force_login(editor)

    answer = client.post(PLANNING, typed(section, correspondent), follow=True)

    story = Article.objects.get()
    assert "Planned: silk-works, for Leyla Test." in answer.content.decode()
    assert story.assignee == correspondent and story.headline == ""
    assert f"{story.due:%Y-%m-%d %H:%M}" == "2027-03-01 11:00"


def test_a_hand_made_post_of_a_correspondent_is_refused(client, correspondent, section):
    client.force_login(correspondent)

    answer = client.post(PLANNING, typed(section, correspondent))

    assert answer.status_code == 403
    assert "may not assign" in answer.content.decode()
    assert not Article.objects.exists()


def test_a_moderator_sees_no_plans(client):
    client.force_login(make.make_person("moderator"))

    assert client.get(PLANNING).status_code == 403


def test_a_plan_without_a_section_is_shown_again_with_what_was_typed(client, editor, section):
    client.force_login(editor)

    answer = client.post(PLANNING, {**typed(section), "plan-section": ""})

    assert "About 600 words." in answer.content.decode()
    assert answer.context["form"].errors["section"]
    assert not Article.objects.exists()


def test_hostile_words_are_shown_as_typed_on_the_desk_of_others(client, editor, correspondent, section):
    client.force_login(editor)
    script, turned = "<script>alert(1)</script>", "now \u202e wen"
    refused = client.post(PLANNING, typed(section, correspondent, catchline=script, note=turned))
    assert "U+202E RIGHT-TO-LEFT OVERRIDE, after “now”" in refused.content.decode()
    client.post(PLANNING, typed(section, correspondent, catchline=script, note=script))

    for person in (editor, correspondent):
        for page in (PLANNING, "/admin/", "/admin/articles/article/"):
            client.force_login(person)
            html = client.get(page).content.decode()
            assert "<script>alert(1)" not in html and "\u202e" not in html, page
    assert "&lt;script&gt;alert(1)" in seen_by(client, correspondent, "?day=2027-03-01")


@pytest.mark.parametrize(
    ("name", "words"), [("catchline", "x" * 1_000_000), ("note", "x" * 1_000_000), ("catchline", "a\0b")]
)
def test_words_that_no_plan_can_have_are_refused_by_name(client, editor, section, name, words):
    client.force_login(editor)

    answer = client.post(PLANNING, typed(section, **{name: words}))

    assert answer.context["form"].errors[name]
    assert not Article.objects.exists()


def test_a_day_without_an_hour_is_named(client, editor, section):
    client.force_login(editor)

    answer = client.post(PLANNING, typed(section, due_time=""))

    assert "Give both a date and a time." in answer.content.decode()
    assert not Article.objects.exists()


def test_a_due_time_that_the_clocks_skip_is_refused_with_the_reason(client, editor, section):
    SiteSettings(time_zone="Europe/London").save()
    client.force_login(editor)

    answer = client.post(PLANNING, typed(section, due_date="2027-03-28", due_time="01:30"))

    assert "does not exist on that day in Europe/London" in answer.content.decode()


def test_a_correspondent_sees_what_is_assigned_to_them_and_nothing_of_others(
    client, editor, correspondent, section
):
    other = make.make_person("correspondent")
    plan_for(correspondent, editor, section, "silk-works", due=now())
    plan_for(other, editor, section, "harbour-probe", due=now(), note="Quietly.")
    plan_for(None, editor, section, "nobody-yet")

    page = seen_by(client, correspondent)

    assert "silk-works" in page
    assert "harbour-probe" not in page and "Quietly." not in page and "nobody-yet" not in page
    assert "New assignment" not in page


def test_late_ones_stand_first_and_say_by_how_much(client, editor, correspondent, section):
    plan_for(correspondent, editor, section, "tender", due=now() - timedelta(minutes=42))

    page = seen_by(client, editor)

    assert "42 min late" in page.partition('id="late"')[2]


def test_a_story_is_under_its_day_by_the_newsrooms_clock(client, editor, section):
    SiteSettings(time_zone="Asia/Baku").save()
    plan_for(None, editor, section, due=now().replace(year=2027, month=3, day=1, hour=21, minute=0))

    assert "silk-works" not in seen_by(client, editor, "?day=2027-03-01")
    page = seen_by(client, editor, "?day=2027-03-02")
    assert "silk-works" in page and "01:00" in page and "Mon 21:00 UTC" in page


@pytest.mark.parametrize(
    "query", ["?day=2027-02-30", "?week=tomorrow", "?day=9999-12-31", "?who=9&section=x"]
)
def test_an_odd_day_shows_this_week(client, editor, query):
    client.force_login(editor)

    assert client.get(PLANNING + query).status_code == 200


def test_the_list_narrows_to_a_person(client, editor, correspondent, section):
    plan_for(correspondent, editor, section, "silk-works", due=now())
    plan_for(None, editor, section, "harbour-probe", due=now())

    page = seen_by(client, editor, f"?who={correspondent.pk}")

    assert "silk-works" in page and "harbour-probe" not in page


def form_of(story, **fields):
    words = {"headline": story.headline, "seen": story.words_number, "section": story.section_id}
    return {**words, "catchline": story.catchline, **fields}


def test_the_story_form_changes_who_and_when(client, editor, correspondent, section):
    story = plan_for(None, editor, section)
    client.force_login(editor)

    plan = {"assignee": correspondent.pk, "due_date": "2027-03-01", "due_time": "15:00", "plan_was": "|"}
    answer = client.post(f"/admin/articles/article/{story.pk}/change/", form_of(story, **plan))

    story.refresh_from_db()
    assert answer.status_code == 302, answer.context["form"].errors
    assert story.assignee == correspondent and f"{story.due:%H:%M}" == "15:00"


def test_a_form_nobody_planned_in_leaves_a_newer_plan_alone(client, editor, correspondent, section):
    story = plan_for(None, editor, section)
    move(story, "assign", by=editor, assignee=correspondent)
    client.force_login(editor)

    client.post(
        f"/admin/articles/article/{story.pk}/change/",
        form_of(story, headline="Silk works", assignee="", plan_was="|"),
    )

    story.refresh_from_db()
    assert story.assignee == correspondent and story.headline == "Silk works"


def test_a_correspondent_cannot_send_a_plan_with_the_form(client, editor, correspondent, section):
    story = plan_for(correspondent, editor, section)
    client.force_login(correspondent)

    answer = client.post(
        f"/admin/articles/article/{story.pk}/change/", form_of(story, plan_was="x", due_date="2027-03-01")
    )

    assert answer.status_code == 403
    assert Article.objects.get().due is None


def test_the_one_it_is_assigned_to_takes_it_up_on_its_page(client, editor, correspondent, section):
    story = plan_for(correspondent, editor, section)
    client.force_login(correspondent)
    address = f"/admin/articles/article/{story.pk}/change/"

    assert "Take it up" in client.get(address).content.decode()
    client.post(address, form_of(story, _move="take up"))

    story.refresh_from_db()
    assert story.filed_by == correspondent
    assert "Take it up" not in client.get(address).content.decode()


def test_what_is_late_stands_among_the_late_alone(client, editor, correspondent, section):
    plan_for(correspondent, editor, section, due=now() - timedelta(minutes=1))

    assert seen_by(client, editor).count("silk-works</a>") == 1
