import pytest
from django.db import DatabaseError, connection, transaction

from newsroom.page_store import watch as watching
from newsroom.page_store.stamps import bump
from newsroom.page_store.watch import Watch

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def watch(monkeypatch):
    monkeypatch.setattr(watching, "LOOK_EVERY", -1)
    watch = Watch()
    watch.look()
    return watch


def test_it_knows_which_keys_changed_since_a_number(watch):
    before = watch.number
    bump("a", "b")
    watch.look()

    assert watch.number == before + 1
    assert not watch.is_unchanged(["a", "c"], before)
    assert watch.is_unchanged(["c"], before) and watch.is_unchanged(["a"], watch.number)


def test_what_changed_before_it_began_it_asks_for(watch):
    before = watch.number
    bump("a")
    later = Watch()
    later.look()

    assert not later.is_unchanged(["a"], before) and later.is_unchanged(["b"], before)


def test_after_very_many_changes_at_once_it_still_knows(watch, monkeypatch):
    monkeypatch.setattr(watching, "MOST_KEYS", 50)
    before = watch.number
    bump(*(f"story-{number}" for number in range(200)))
    watch.look()
    assert not watch.is_unchanged(["story-7"], before) and watch.is_unchanged(["another"], before)

    number = watch.number
    bump("story-8")
    watch.look()
    assert watch.is_unchanged(["story-7"], number) and not watch.is_unchanged(["story-8"], number)


def test_a_transaction_that_failed_says_nothing_of_the_database(watch):
    with pytest.raises(DatabaseError), transaction.atomic():
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT nothing FROM nowhere")
        finally:
            watch.look()
    assert watch.answers


def test_numbers_are_given_in_the_order_of_commits(watch):
    before = watch.number
    with transaction.atomic():
        bump("a")
        watch_elsewhere = watch.number
    bump("b")
    watch.look()

    assert watch_elsewhere == before
    assert watch.bumped["b"] > watch.bumped["a"] > before
