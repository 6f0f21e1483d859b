"""The log on the desk: read, searched, followed to what it tells of, and changed by nobody."""

import pytest
from django.contrib import admin

from articles.workflow.engine import move
from articles.workflow.refused import Refused
from newsroom.audit.log import record, verify
from newsroom.audit.models import AuditEvent
from newsroom.people.models import Person
from tests import factories as make
from tests.opened import save

pytestmark = pytest.mark.django_db
LOG = "/admin/newsroom/auditevent/"


@pytest.fixture
def chief(client):
    person = make.make_person("chief")
    client.force_login(person)
    return person


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_move_a_refusal_and_an_override_are_found_by_what_they_are(client, chief):
    writer, editor = make.make_person("correspondent"), make.make_person("editor")
    story = make.make_approved(writer, editor, standfirst="")
    with pytest.raises(Refused):
        move(story, "publish", by=editor)
    move(story, "publish", by=chief, override=True, note="The wire is late")

    assert "rule: checklist" in page(client, f"{LOG}?what=refused")
    past = page(client, f"{LOG}?what=override")
    assert "The standfirst is missing." in past and "The wire is late" in past
    assert "Move publish" in page(client, f"{LOG}?what=moves")
    assert f'href="/admin/articles/article/{story.pk}/history/"' in past


@pytest.mark.parametrize("term", ["story 7", "mira", "move.file"])
def test_it_is_searched_by_subject_name_or_kind(client, chief, term):
    record("move.file", by=Person.objects.create_user("mira"), subject="story 7")
    record("login", by=chief, subject="person 9")

    found = page(client, f"{LOG}?q={term}")
    assert "story 7" in found and "person 9" not in found


def test_a_storys_history_leads_to_its_rows_for_who_may_read_them(client, chief):
    story = make.make_filed(make.make_person("correspondent"))

    history = f"/admin/articles/article/{story.pk}/history/"
    assert f"{LOG}?q=story+{story.pk}" in page(client, history)
    client.force_login(make.make_person("editor"))
    assert f"{LOG}?q=story+{story.pk}" not in page(client, history)


def test_a_row_is_headed_in_words_and_offers_no_history_of_itself(client, chief):
    row = record("override.quick fix", by=chief, subject="story 28")

    read = page(client, f"{LOG}{row.pk}/change/")
    assert "<h1>Override quick fix, story 28</h1>" in read and "historylink" not in read


@pytest.mark.parametrize("role", ["correspondent", "editor", "moderator"])
def test_only_chief_editors_read_it(client, role):
    client.force_login(make.make_person(role))

    assert client.get(LOG).status_code == 403


def test_a_page_that_is_refused_is_a_row(client):
    person = make.make_person("moderator")
    client.force_login(person)
    client.get(LOG)

    event = AuditEvent.objects.latest("pk")
    assert (event.kind, event.who, event.subject) == ("refused.page", person.username, LOG)


@pytest.mark.parametrize("role", ["chief", "superuser"])
def test_nobody_changes_a_row_by_any_way_the_admin_has(client, role):
    if role == "chief":
        person = make.make_person("chief")
    else:
        person = Person.objects.create_superuser("root", password="newsroom")
    client.force_login(person)
    rows = [record("move.file", by=person, subject=f"story {number}") for number in range(3)]
    typed = {"kind": "altered", "subject": "altered", "who": "altered", "at_0": "2026-01-01", "at_1": "10:00"}
    before = list(AuditEvent.objects.filter(pk__in=[row.pk for row in rows]).values())

    for row in rows:
        for tail in ("change/", "delete/", "history/", ""):
            client.post(f"{LOG}{row.pk}/{tail}", {**typed, "post": "yes"})
    client.post(f"{LOG}add/", typed)
    picked = {"_selected_action": [row.pk for row in rows], "post": "yes", "index": "0"}
    client.post(LOG, {"action": "delete_selected", **picked})
    listed = {
        "form-TOTAL_FORMS": 1,
        "form-INITIAL_FORMS": 1,
        "form-0-id": rows[0].pk,
        "form-0-kind": "altered",
    }
    client.post(LOG, {**listed, "_save": "1"})

    assert list(AuditEvent.objects.filter(pk__in=[row.pk for row in rows]).values()) == before
    assert not AuditEvent.objects.filter(kind="altered").exists()
    assert verify() is None


def test_an_account_that_is_deleted_leaves_its_rows(client):
    root = Person.objects.create_superuser("root", password="newsroom")
    gone = make.make_person("editor")
    record("login", by=gone, subject=f"person {gone.pk}")
    client.force_login(root)
    client.post(f"/admin/newsroom/person/{gone.pk}/delete/", {"post": "yes"})

    assert not Person.objects.filter(pk=gone.pk).exists()
    kinds = AuditEvent.objects.filter(subject=f"person {gone.pk}").values_list("kind", flat=True)
    assert set(kinds) == {"login", "person.delete"}
    assert verify() is None


def test_no_other_admin_offers_the_history_of_stories_or_letters():
    registered = {model._meta.label for model in admin.site._registry}

    assert not registered & {"articles.Move", "articles.Letter", "articles.Revision", "admin.LogEntry"}


def test_settings_sections_people_and_names_are_logged_with_what_changed(client, chief):
    section = make.make_section("Politics")
    form = {"name": "Politics and law", "slug": "politics", "order": 0, "description": ""}
    save(client, f"/admin/sections/section/{section.pk}/change/", form)

    event = AuditEvent.objects.latest("pk")
    assert (event.kind, event.who, event.subject) == (
        "section.change", chief.username, f"section {section.pk}"
    )  # fmt: skip
    assert event.detail["changed"] == ["Name"]


def test_a_time_in_a_row_is_read_by_the_clock_of_who_reads_it(client, chief):
    chief.time_zone = "Asia/Baku"
    chief.save()
    told = {"stories": [[13, "2126-11-25T04:00+00:00"], [6, "2126-11-25T05:30+00:00"]]}
    record("front.order", by=chief, subject="front en", detail=told)

    told = "13 until 08:00:00 Asia/Baku, 25 Nov 2126 (04:00 UTC); 6 until 09:30:00 Asia/Baku"
    assert told in page(client, LOG)
