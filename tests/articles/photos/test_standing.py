"""What the desk is told of a picture whose sizes are not there, and how it asks for them again."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import now
from PIL import Image

from articles.models import Photo
from articles.models.photo import originals
from articles.photos.renditions import make_renditions
from articles.photos.standing import ask_again, standing_of
from articles.photos.uploads import add_photo
from articles.photos.withdrawal import withdraw_photo
from newsroom.audit.models import AuditEvent
from newsroom.jobs.models import Job
from newsroom.jobs.worker import work_once
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    packed = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(packed, "JPEG")
    return add_photo(ContentFile(packed.getvalue(), name="dam.jpg"), credit="Mira Toll")


def said(photo):
    return standing_of(Photo.objects.get(pk=photo.pk)).said


def failed(times=1):
    """The job was tried `times` times, each time in vain; eight are all it gets."""
    for _ in range(times):
        Job.objects.update(due_at=now() - timedelta(minutes=1))
        work_once("worker")


def test_of_a_picture_with_its_sizes_nothing_is_said(photo):
    assert said(photo) == "Its sizes are still being made."

    make_renditions(photo)

    assert standing_of(photo) is None


def test_of_a_withdrawn_picture_nothing_is_said(photo):
    assert standing_of(withdraw_photo(photo, by=make.make_person("editor"), why="Wrong man")) is None


def test_a_job_that_no_worker_takes_up_is_told(photo):
    Job.objects.update(due_at=now() - timedelta(minutes=6))

    assert said(photo).startswith("Its sizes have waited for a worker since ")
    assert not standing_of(photo).is_stuck


def test_a_job_at_which_a_worker_is_at_work_is_no_cause_for_worry(photo):
    at_work = {"attempts": 2, "lease_until": now() + timedelta(minutes=1)}
    Job.objects.update(due_at=now() - timedelta(minutes=6), error="OSError", **at_work)

    assert said(photo) == "Its sizes are still being made."


def test_a_failed_attempt_is_told_with_its_reason_and_the_next(photo):
    originals().delete(photo.file.name)
    failed()

    told = said(photo)
    assert told.startswith("Its sizes could not be made so far. The original file is missing from the store.")
    assert " A worker tries again at " in told
    assert standing_of(photo).is_stuck


def test_a_job_that_was_given_up_is_never_said_to_be_still_at_work(photo):
    originals().delete(photo.file.name)
    failed(8)

    told = said(photo)
    assert told.startswith("Its sizes could not be made, and no worker tries any more.")
    assert told.endswith(" The original file is missing from the store.")
    assert standing_of(photo).job == Job.objects.get()


def test_once_the_job_is_dropped_the_sizes_are_said_to_be_missing(photo):
    Job.objects.all().delete()

    assert said(photo) == "Its sizes are missing, and nothing is at work on them."


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
        ("PermissionError: [Errno 13] Permission denied: '/srv'", "The store does not let the worker in."),
        ("botocore.exceptions.ClientError: An error (403) when", "The store does not let the worker in."),
        ("botocore.exceptions.EndpointConnectionError: Could not connect", "The store could not be reached."),
        ("Its worker ended at every attempt.", "The worker was ended, perhaps for want of memory."),
        ("KeyError: 'odd'", "The worker says: KeyError: 'odd'"),
    ],
)
def test_reasons_are_told_in_words(photo, line, why):
    Job.objects.update(given_up_at=now(), error=f"Traceback\n  File x\n{line}\n")

    assert said(photo).endswith(why)


def test_the_jobs_of_other_pictures_are_not_its_own(photo):
    Job.objects.update(payload={"photo": photo.pk + 1}, given_up_at=now(), error="OSError")

    assert said(photo).startswith("Its sizes are missing")


@pytest.mark.parametrize("attempts", [3, 8])
def test_sizes_asked_for_again_are_made_at_once_with_all_attempts(photo, attempts):
    original = originals().open(photo.file.name).read()
    originals().delete(photo.file.name)
    failed(attempts)
    originals().save(photo.file.name, ContentFile(original))

    ask_again(photo, by=make.make_person("editor"))

    assert said(photo) == "Its sizes are still being made."
    assert Job.objects.get().attempts == 0
    work_once("worker")
    assert Photo.objects.get().is_current
    assert AuditEvent.objects.filter(kind="photo.again", subject=f"photo {photo.pk}").exists()


def test_where_no_job_is_left_another_is_written(photo):
    Job.objects.all().delete()

    ask_again(photo, by=make.make_person("editor"))

    assert Job.objects.get().payload == {"photo": photo.pk}


def test_a_worker_that_is_at_work_is_left_alone(photo):
    until = now() + timedelta(minutes=2)
    Job.objects.update(attempts=2, lease_until=until)

    ask_again(photo, by=make.make_person("editor"))

    assert Job.objects.filter(attempts=2, lease_until=until).exists()
