import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import QuerySet

from newsroom.audit.log import record, record_refusal, verify
from newsroom.audit.models import AuditEvent, Unchangeable
from newsroom.people.models import Person


@pytest.fixture
def three(db):
    person = Person.objects.create_user("mira")
    return [
        record("move.file", by=person, subject=f"story {number}", detail={"to": "filed"})
        for number in range(3)
    ]


def by_hand(**found):
    """The rows as someone with the database's own tools reaches them."""
    return QuerySet(AuditEvent).filter(**found)


def test_a_log_that_nobody_touched_is_whole(three):
    assert verify() is None
    call_command("verify_audit", verbosity=0)


def test_an_altered_row_is_found(three):
    by_hand(pk=three[1].pk).update(subject="story 7")

    assert verify() == three[1]
    with pytest.raises(CommandError, match="does not follow"):
        call_command("verify_audit")


def test_a_dropped_row_is_found(three):
    by_hand(pk=three[1].pk)._raw_delete("default")

    assert verify() == three[2]


def test_no_row_is_changed_or_deleted(three):
    for change in (
        three[0].save,
        three[0].delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(kind="x"),
    ):
        with pytest.raises(Unchangeable):
            change()


def test_a_person_who_is_gone_is_still_named(three):
    Person.objects.get(username="mira").delete()

    assert {event.who for event in AuditEvent.objects.all()} == {"mira"}
    assert verify() is None


def test_what_is_rolled_back_leaves_no_row_but_its_refusal_does(db):
    try:
        with transaction.atomic():
            record("move.publish")
            raise PermissionError
    except PermissionError:
        record_refusal("move.publish", subject="story 1", detail={"rule": "permission"})

    assert [event.kind for event in AuditEvent.objects.all()] == ["refused.move.publish"]


@pytest.mark.django_db(transaction=True)
def test_rows_written_at_the_same_time_make_one_chain():
    def write():
        for number in range(8):
            record("move.file", subject=f"story {number}")
        connection.close()

    writers = [threading.Thread(target=write) for _writer in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert AuditEvent.objects.count() == 24
    assert verify() is None
