"""What workers do by themselves, once a day, and what was given up and is asked for again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import now

from newsroom.audit.models import AuditEvent
from newsroom.jobs.daily import plan_day
from newsroom.jobs.models import Job
from newsroom.jobs.queue import enqueue
from newsroom.jobs.worker import work_once
from newsroom.site_settings.models import SiteSettings
from tests import factories as make

pytestmark = pytest.mark.django_db
JOBS = "/admin/newsroom/job/"


def kinds():
    return sorted(Job.objects.values_list("kind", flat=True))


def given_up(kind="clear_jobs", **fields):
    return Job.objects.create(
        kind=kind, due_at=now(), given_up_at=fields.pop("at", now()), attempts=8, error="no paper", **fields
    )


def test_each_daily_job_is_written_once_a_day_however_often_workers_plan():
    today, tomorrow = datetime(2026, 11, 24, 12, tzinfo=UTC), datetime(2026, 11, 25, 12, tzinfo=UTC)
    for at in (today, today + timedelta(minutes=10), today + timedelta(hours=5)):
        plan_day(at)
    daily = {"clear_jobs", "drop_begun_files", "follow_rights", "forget_sign_in_tries", "make_site_card"}
    daily |= {"prune_revisions"}
    assert kinds() == sorted(daily)

    plan_day(tomorrow)
    assert kinds() == sorted([*daily, *daily])


def test_it_is_due_at_three_in_the_newsrooms_night():
    SiteSettings(time_zone="Asia/Baku").save()
    Job.objects.all().delete()
    plan_day(datetime(2026, 11, 24, 21, tzinfo=UTC))  # the 25th in Baku

    assert set(Job.objects.values_list("due_at", flat=True)) == {datetime(2026, 11, 24, 23, tzinfo=UTC)}


def test_jobs_that_are_over_are_dropped_and_the_others_stay():
    moment = now()
    over = {"kind": "purge", "due_at": moment}
    Job.objects.create(**over, done_at=moment - timedelta(days=15))
    given_up(at=moment - timedelta(days=91))
    stay = [
        Job.objects.create(**over, done_at=moment - timedelta(days=13)),
        given_up(at=moment - timedelta(days=89)),
        Job.objects.create(kind="purge", due_at=moment + timedelta(days=400)),
    ]
    enqueue("clear_jobs", {})

    clearing = work_once()

    assert clearing.kind == "clear_jobs"
    assert set(Job.objects.exclude(pk=clearing.pk)) == set(stay)


def test_a_job_that_was_given_up_is_tried_again_from_its_list(client):
    chief = make.make_person("chief")
    client.force_login(chief)
    job = given_up()
    page = client.get(JOBS).content.decode()
    assert f'formaction="{JOBS}{job.pk}/again/"' in page

    answer = client.post(f"{JOBS}{job.pk}/again/", follow=True)

    assert "1 job is tried again now." in answer.content.decode()
    job.refresh_from_db()
    assert (job.given_up_at, job.attempts, job.error) == (None, 0, "no paper")
    assert work_once() == job
    row = AuditEvent.objects.get(kind="job.again")
    assert (row.by, row.subject, row.detail["kinds"]) == (chief, f"job {job.pk}", ["clear_jobs"])


def test_many_are_tried_again_at_once_and_what_was_not_given_up_is_left_alone(client):
    client.force_login(make.make_person("chief"))
    waiting = Job.objects.create(kind="purge", due_at=now() + timedelta(hours=1), attempts=3)
    jobs = [given_up(), given_up("purge"), waiting]

    sent = {"action": "again", "_selected_action": [job.pk for job in jobs]}
    answer = client.post(JOBS, sent, follow=True)

    assert "2 jobs are tried again now." in answer.content.decode()
    assert not Job.objects.filter(given_up_at__isnull=False).exists()
    waiting.refresh_from_db()
    assert waiting.attempts == 3 and waiting.due_at > now()


def test_the_jobs_own_page_shows_its_error_and_the_button(client):
    client.force_login(make.make_person("chief"))
    done = Job.objects.create(kind="purge", due_at=now(), done_at=now())
    again = given_up()

    page = client.get(f"{JOBS}{again.pk}/change/").content.decode()
    assert "no paper" in page and f'formaction="{JOBS}{again.pk}/again/"' in page
    assert "/again/" not in client.get(f"{JOBS}{done.pk}/change/").content.decode()


@pytest.mark.parametrize("role", ["correspondent", "editor", "moderator"])
def test_only_chief_editors_ask_for_jobs_again(client, role):
    client.force_login(make.make_person(role))
    job = given_up()

    assert client.post(f"{JOBS}{job.pk}/again/").status_code == 403
    job.refresh_from_db()
    assert job.given_up_at is not None


def test_a_job_is_asked_for_by_a_post_alone(client):
    client.force_login(make.make_person("chief"))
    assert client.get(f"{JOBS}{given_up().pk}/again/").status_code == 405
