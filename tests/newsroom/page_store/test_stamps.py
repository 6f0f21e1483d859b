import threading

import pytest
from django.db import connection, transaction

from newsroom.page_store import watch as watching
from newsroom.page_store.models import Stamp
from newsroom.page_store.stamps import bump, counts, kept
from newsroom.page_store.watch import watch
from newsroom.site_settings.current import site_settings
from newsroom.site_settings.models import SiteSettings


def elsewhere(act):
    """Do it as another process would: on a connection of its own, unseen by this one's memory."""
    looked = watch.looked

    def run():
        act()
        connection.close()

    other = threading.Thread(target=run)
    other.start()
    other.join()
    watch.looked = looked


@pytest.mark.django_db
def test_every_bump_counts():
    bump("a", "b", "a")
    bump("b")

    (a, b, never) = counts("a", "b", "never")

    assert (a[0], b[0], never) == (1, 2, None)


@pytest.mark.django_db
def test_what_is_kept_is_read_once(django_assert_num_queries):
    read = []
    for _time in range(3):
        kept("list", lambda: read.append(1) or "value", "a")

    with django_assert_num_queries(0):
        assert kept("list", lambda: "another", "a") == "value"
    assert read == [1]


@pytest.mark.django_db(transaction=True)
def test_a_bump_elsewhere_is_seen_at_the_next_look(monkeypatch):
    assert kept("list", lambda: "old", "a") == "old"
    elsewhere(lambda: bump("a"))
    assert kept("list", lambda: "new", "a") == "old"

    monkeypatch.setattr(watching, "LOOK_EVERY", -1)

    assert kept("list", lambda: "new", "a") == "new"


@pytest.mark.django_db(transaction=True)
def test_a_key_of_others_leaves_what_is_kept(monkeypatch):
    monkeypatch.setattr(watching, "LOOK_EVERY", -1)
    kept("list", lambda: "old", "a")
    elsewhere(lambda: bump("b"))

    assert kept("list", lambda: "new", "a") == "old"


@pytest.mark.django_db(transaction=True)
def test_a_change_that_was_rolled_back_was_never_kept():
    SiteSettings(name="Meridian").save()
    with pytest.raises(RuntimeError), transaction.atomic():
        SiteSettings(name="Never so").save()
        assert site_settings().name == "Never so"
        raise RuntimeError

    assert site_settings().name == "Meridian"


@pytest.mark.django_db(transaction=True)
def test_the_next_transaction_of_a_thread_knows_nothing_of_one_that_was_rolled_back():
    SiteSettings(name="Meridian").save()
    with pytest.raises(RuntimeError), transaction.atomic():
        SiteSettings(name="Never so").save()
        site_settings()
        raise RuntimeError

    with transaction.atomic():
        assert site_settings().name == "Meridian"


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_saw_is_not_what_the_next_one_sees(monkeypatch):
    monkeypatch.setattr(watching, "LOOK_EVERY", -1)
    with transaction.atomic():
        SiteSettings(name="Meridian").save()
        site_settings()
    elsewhere(lambda: SiteSettings(name="The Other Paper").save())

    with transaction.atomic():
        assert site_settings().name == "The Other Paper"


@pytest.mark.django_db(transaction=True)
def test_what_was_seen_within_a_savepoint_goes_with_it():
    SiteSettings(name="Meridian").save()
    with transaction.atomic():
        bump("another")
        with pytest.raises(RuntimeError), transaction.atomic():
            SiteSettings(name="Never so").save()
            assert site_settings().name == "Never so"
            raise RuntimeError
        assert site_settings().name == "Meridian"


@pytest.mark.django_db(transaction=True)
def test_nobody_else_sees_a_change_before_its_commit():
    SiteSettings(name="Meridian").save()
    seen = []
    with transaction.atomic():
        SiteSettings(name="Not yet").save()
        site_settings()
        elsewhere(lambda: seen.append(site_settings().name))

    assert seen == ["Meridian"]
    assert site_settings().name == "Not yet"


@pytest.mark.django_db(transaction=True)
def test_what_was_kept_before_the_database_was_set_back_is_dropped(monkeypatch):
    monkeypatch.setattr(watching, "LOOK_EVERY", -1)
    bump("a")
    bump("b")
    assert kept("list", lambda: "later", "a") == "later"

    elsewhere(Stamp.objects.all().delete)
    assert kept("list", lambda: "as it was", "a") == "as it was"
    elsewhere(lambda: bump("a"))

    assert kept("list", lambda: "after that", "a") == "after that"
