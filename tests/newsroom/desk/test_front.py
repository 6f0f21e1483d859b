"""The desk's front page: for whom it is, its numbers, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from articles.exchange.places import Places
from articles.exchange.shelving import shelve
from articles.exchange.synthetic import Archive
from articles.models import Article, Move, Photo
from articles.workflow.engine import move
from articles.workflow.notes import leave_note
from articles.workflow.planning import plan_story
from articles.workflow.saving import save_copy
from newsroom.audit.log import record
from tests import factories as make

pytestmark = pytest.mark.django_db
MOST = 25


@pytest.fixture
def editor(db):
    return make.make_person("editor")


@pytest.fixture
def writer(db):
    return make.make_person("correspondent", "leyla")


def desk_of(client, person):
    client.force_login(person)
    return client.get("/admin/").content.decode()


def wait(story, minutes):
    Move.objects.filter(article=story).update(at=now() - timedelta(minutes=minutes))
    return story


def fill(editor, writer):
    """Some of everything that the page counts, the editor's own among it."""
    section = make.make_section()
    wait(make.make_filed(writer), 45)
    make.make_filed(writer)
    make.make_filed(make.make_person("correspondent"))
    make.make_approved(writer, editor)
    move(make.make_filed(editor.correspondent_of), "return", by=editor, note="Who says so?")
    live = make.make_live(writer)
    save_copy(live, {"headline": "Changed"}, by=editor, started_from=live.words_number)
    leave_note(live, "The sum is wrong.", by=writer)
    leave_note(make.make_filed(writer), "By whom?", by=editor)
    for number in range(3):
        late = now() - timedelta(hours=number + 1)
        plan_story(f"late-{number}", section=section, by=editor, due=late, assignee=writer)
    plan_story("soon", section=section, by=editor, due=now() + timedelta(minutes=5), assignee=writer)
    at = now() + timedelta(hours=2)
    move(make.make_approved(writer, editor), "publish", by=make.make_person("editor"), at=at)
    for number in range(4):
        make.make_review(live, state="pending")
        Photo.objects.create(
            digest=f"{live.pk}-{number}", file="x.png", width=900, height=600, credit="Me"[number:]
        )


def numbers_on(page):
    """Each number of the page that is a link, with the address it leads to."""
    tiles = re.findall(r'<a (?:class="\w+" )?href="([^"]+)"><span class="n">(\d+)', page)
    worded = re.findall(r'<a class="(?:plain|x)" href="([^"]+)">(?:<span.*?</svg>)?(\d+) ', page)
    return [(address.replace("&amp;", "&"), int(number)) for address, number in tiles + worded]


def length_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    if "cl" in answer.context:
        return answer.context["cl"].result_count
    return len(answer.context["reviews"])


@pytest.mark.parametrize("role", ["editor", "correspondent"])
def test_every_number_is_a_link_to_a_list_of_exactly_as_many(client, editor, writer, role):
    editor.correspondent_of = make.make_person("correspondent", "another")
    fill(editor, writer)
    returned = move(make.make_filed(writer), "return", by=editor, note="Who says so?")
    returned.bylines.create(correspondent=make.Correspondent.objects.create(user=editor, name="E", slug="e"))

    numbers = numbers_on(desk_of(client, editor if role == "editor" else writer))

    assert len(numbers) >= (10 if role == "editor" else 4), numbers
    assert sum(number for _address, number in numbers) > 8
    assert dict(numbers) == {address: length_of(client, address) for address, _number in numbers}


def test_a_note_is_told_to_those_it_concerns(client, editor, writer):
    other = make.make_person("editor", "tomas")
    leave_note(make.make_filed(writer, headline="Ferries"), "By whom, @tomas?", by=editor)
    leave_note(make.make_live(writer, headline="Oslo fund"), "The sum is wrong.", by=other)

    assert "By whom, @tomas?" in desk_of(client, other)
    assert "By whom, @tomas?" in desk_of(client, writer)
    own = desk_of(client, editor)
    assert "By whom, @tomas?" not in own and "On a live story" in own and "The sum is wrong." in own


def test_the_activity_leads_to_what_a_move_changed(client, editor, writer):
    story = make.make_live(writer, headline="Ports open", body="<p>They did.</p>")
    story = save_copy(story, {"headline": "Ports are open"}, by=writer, started_from=story.words_number)
    made = move(story, "file", by=writer).history.first()

    page = desk_of(client, editor).partition('id="activity"')[2]

    link = f"/admin/articles/article/{story.pk}/compare/?move={made.pk}"
    assert link in page
    assert "are" in client.get(link).content.decode()


def test_an_editors_own_sections_stand_first(client, editor, writer):
    own = make.make_section("Energy", order=9)
    own.editors.add(editor)
    wait(make.make_filed(writer, section=make.make_section("Politics"), headline="Not mine"), 90)
    make.make_filed(writer, section=own, headline="Mine to read")

    page = desk_of(client, editor).partition('class="queue"')[2]

    assert 0 < page.index("Mine to read") < page.index("Not mine")


def test_a_correspondent_sees_only_their_own_work(client, editor, writer):
    other = make.make_person("correspondent")
    make.make_filed(other, headline="Quiet probe")
    make.make_live(other, headline="Theirs is out")
    plan_story("harbour-probe", section=make.make_section(), by=editor, assignee=other, due=now())
    plan_story("silk-works", section=make.make_section(), by=editor, assignee=writer, due=now(), note="600")

    page = desk_of(client, writer)

    assert "silk-works" in page and "Start" in page
    assert not [words for words in ("Quiet probe", "Theirs is out", "harbour-probe") if words in page]


def test_a_moderator_gets_the_queue_and_no_story_of_the_desk(client, writer):
    make.make_review(make.make_live(writer), state="pending", text="Where is the map?")
    make.make_filed(writer, headline="Quiet probe")

    page = desk_of(client, make.make_person("moderator"))

    assert "Where is the map?" in page and "1 in the queue" in page
    assert "Quiet probe" not in page


def test_an_import_is_one_line_of_the_activity(client, editor, writer):
    make.make_filed(writer, headline="Filed before it")
    archive = Archive(["Politics"], ["Mira Toll"], until=now())
    shelve(list(archive.stories(40)), Places())
    record("stories.import", subject="old.jsonl", detail={"stories": 40})

    page = desk_of(client, editor).partition('id="activity"')[2].partition("</section>")[0]

    assert "40 stories brought in from old.jsonl" in page
    assert "Filed before it" in page
    assert page.count("brought in") == 1


def test_what_is_scheduled_says_its_time_and_counts_down(client, editor, writer):
    at = now() + timedelta(hours=2, minutes=1)
    move(make.make_approved(writer, editor), "publish", by=make.make_person("editor"), at=at)

    page = desk_of(client, editor).partition('id="schedule"')[2]

    assert f'data-countdown="{at.isoformat(timespec="seconds")}"' in page
    assert "in 2 h 0" in page and f"{at:%H:%M}" in page and "UTC" in page


def test_what_comes_down_by_itself_is_told_unless_another_version_follows(client, editor, writer):
    make.make_live(writer, headline="Ends tonight", until=now() + timedelta(hours=3))
    story = make.make_live(writer, headline="As it was")
    story = save_copy(story, {"headline": "As it will be"}, by=writer, started_from=story.words_number)
    other = make.make_person("editor")
    for verb, how in (("file", {"by": writer}), ("approve", {"by": editor})):
        story = move(story, verb, **how)
    at = now() + timedelta(hours=1)
    move(story, "publish", by=other, at=at, until=at + timedelta(hours=1), what_changed="More.")

    page = desk_of(client, editor).partition('id="schedule"')[2].partition("</section>")[0]

    assert "1 story to come" in page
    assert "Update, v2" in page
    assert page.count("As it will be") == 2 and page.count("Comes down") == 2
    assert "As it was" not in page and "Ends tonight" in page


def queries(client, person):
    client.force_login(person)
    client.get("/admin/")  # settings are kept per process
    cache.clear()  # what is kept for a minute is asked for anew
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/admin/").status_code == 200
    return len(asked)


@pytest.mark.parametrize("role", ["editor", "writer", "moderator"])
def test_it_asks_at_most_25_times_however_much_there_is(client, editor, writer, role):
    person = {"editor": editor, "writer": writer}.get(role) or make.make_person("moderator")
    editor.correspondent_of = make.make_person("correspondent", "another")
    fill(editor, writer)
    few = queries(client, person)
    fill(editor, writer)
    for _number in range(20):
        make.make_filed(writer)
    shelve(list(Archive(["Politics"], ["Leyla Test"], until=now()).stories(60)), Places())
    record("stories.import", subject="old.jsonl", detail={"stories": 60})

    assert queries(client, person) <= few <= MOST
    assert Article.objects.count() > 70
