import threading

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
    assert watch.lately[1]["b"] > watch.lately[1]["a"] > before


def test_looks_may_be_added_while_another_thread_reads_them(watch):
    class Looks(type(watch.looks)):
        """Between two of its members another thread adds one."""

        def __reversed__(self):
            for look in super().__reversed__():
                yield look
                self.append((99, 1.0))

    watch.looks = Looks([(5, 1.0), (7, 2.0)])

    assert watch.last_without(5) == 1.0


def test_a_key_is_never_looked_for_among_the_changes_of_another_time(watch, monkeypatch):
    """A thread reads from which number on the keys are complete; then another begins them anew."""
    number = watch.number
    bump("a")
    watch.look()
    begins, bumped = watch.lately

    class Begins(int):
        def __le__(self, other):
            watch.lately = other + 1, {}
            return super().__le__(other)

    watch.lately = Begins(begins), bumped

    assert not watch.is_unchanged(["a"], number)


def test_a_database_that_hangs_costs_readers_one_wait_and_no_more(watch, monkeypatch):
    hung, back, waited = threading.Event(), threading.Event(), []
    ask = watch._ask

    def hang():
        hung.set()
        back.wait()
        return ask()

    monkeypatch.setattr(watching, "ASK_AGAIN", 0.01)
    watch._ask, watch.looked = hang, -watching.inf
    acquire = watch._one.acquire

    def noting(blocking, timeout):
        waited.append(blocking)
        return acquire(blocking, timeout)

    watch._one = type("Lock", (), {"acquire": staticmethod(noting), "release": watch._one.release})
    asking = threading.Thread(target=lambda: (watch.look(), connection.close()), daemon=True)
    asking.start()
    hung.wait()
    for _reader in range(5):
        assert watch.look() is False
    assert waited == [True, True, False, False, False, False] and not watch.answers

    back.set()
    asking.join()
    watch._ask = ask
    assert watch.answers and watch.look()
