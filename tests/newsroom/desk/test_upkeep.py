"""What those who run the site are told at the desk: work given up, and security.txt that lapses."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from articles.models import Syndication
from articles.workflow.engine import move
from newsroom.desk.upkeep import UNDONE
from newsroom.jobs.models import Job
from newsroom.jobs.registry import HANDLERS
from newsroom.jobs.worker import work_once
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST = "/admin/newsroom/job/?stands=given-up"


def give_up(kind, times=1, error="Traceback\narticles.pings.sending.NotTaken: hub.example answered 503: no"):
    for _time in range(times):
        Job.objects.create(kind=kind, due_at=now(), given_up_at=now(), attempts=8, error=error)


def desk_of(client, role):
    client.force_login(make.make_person(role))
    return client.get("/admin/").content.decode()


def test_pings_that_were_given_up_are_counted_with_the_last_error_and_lead_to_their_list(client):
    give_up("tell_hub", 2)
    give_up("tell_indexnow", error="articles.pings.sending.NotTaken: api.example answered 422: key")
    Job.objects.create(kind="tell_hub", due_at=now(), attempts=3, error="not yet")
    Job.objects.create(kind="tell_hub", due_at=now(), done_at=now())

    page = desk_of(client, "chief")

    assert f'<a class="plain" href="{LIST}">3 jobs</a>' in page
    assert "hubs not told (2), search engines not told (1)" in page
    assert '<q dir="auto">NotTaken: api.example answered 422: key</q>' in page
    assert client.get(LIST).context["cl"].result_count == 3


def test_a_hub_that_never_answers_ends_on_the_desk(client):
    Syndication(hubs="http://127.0.0.1:1/hub").save()
    editor = make.make_person("editor")
    move(make.make_approved(make.make_person("correspondent"), editor), "publish", by=editor)
    assert 'id="upkeep"' not in desk_of(client, "chief")

    for _attempt in range(Job.MOST_ATTEMPTS):
        Job.objects.filter(kind="tell_hub").update(due_at=now())
        while work_once():
            pass

    page = desk_of(client, "chief")
    assert f'href="{LIST}">1 job</a>: hubs not told.' in page and "127.0.0.1 did not answer" in page


def test_where_all_is_well_there_is_no_such_box(client):
    Syndication(
        security_contact="mailto:s@example.org", security_expires=localdate() + timedelta(days=90)
    ).save()

    assert 'id="upkeep"' not in desk_of(client, "chief")


@pytest.mark.parametrize("role", ["editor", "correspondent", "moderator"])
def test_only_who_may_see_jobs_is_told(client, role):
    give_up("tell_hub")
    Syndication(security_contact="mailto:s@example.org", security_expires=localdate()).save()

    assert 'id="upkeep"' not in desk_of(client, role)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "has a contact and no date, so it is not served"),
        (-1, "whoever finds a hole is told nobody to write to"),
        (0, "security.txt is true until"),
        (29, "security.txt is true until"),
        (31, ""),
    ],
)
def test_security_txt_is_shown_from_thirty_days_before_it_lapses(client, days, words):
    until = None if days is None else localdate() + timedelta(days=days)
    Syndication(security_contact="mailto:s@example.org", security_expires=until).save()

    page = desk_of(client, "chief")

    assert words in page
    assert ('id="upkeep"' in page) == bool(words)
    assert ("Lapsed" in page) == (days in (None, -1))


def test_however_many_were_given_up_the_desk_asks_twice(client):
    chief = make.make_person("chief")
    client.force_login(chief)
    give_up("tell_hub", 3)
    counts = []
    for more in (0, 300):
        give_up("tell_hub", more)
        with CaptureQueriesContext(connection) as asked:
            client.get("/admin/")
        counts.append(len([one for one in asked if "newsroom_job" in one["sql"]]))

    assert counts == [2, 2]


def test_every_kind_of_job_has_its_words():
    assert set(HANDLERS) == set(UNDONE)


@pytest.mark.parametrize(("stands", "number"), [("open", 1), ("given-up", 2), ("done", 3), ("nonsense", 6)])
def test_jobs_are_listed_by_where_they_stand(client, stands, number):
    give_up("purge", 2)
    Job.objects.create(kind="purge", due_at=now())
    for _time in range(3):
        Job.objects.create(kind="purge", due_at=now(), done_at=now())
    client.force_login(make.make_person("chief"))

    assert client.get(f"/admin/newsroom/job/?stands={stands}").context["cl"].result_count == number
