"""Clocks apart: told wherever somebody may look, from the first look on, and never without cause."""

import time
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import connection

from newsroom import clocks
from newsroom.clocks import Clock, clock
from newsroom.desk import upkeep
from newsroom.page_store import watch as watching
from newsroom.page_store.watch import Watch
from tests import factories as make

AHEAD, BEHIND = 180.0, -180.0


@pytest.fixture(autouse=True)
def right():
    """Every clock is right before and after."""
    cache.delete(clocks.ALL)
    yield
    clock.forget()
    cache.delete(clocks.ALL)


@pytest.fixture
def off(monkeypatch, transactional_db):
    """Puts this machine's clock wrong by so many seconds, and looks for changes."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is on the same machine")

    def put(seconds):
        times = SimpleNamespace(monotonic=time.monotonic, time=lambda: time.time() + seconds)
        monkeypatch.setattr(watching, "time", times)
        Watch().look()

    return put


@pytest.mark.parametrize("seconds", [AHEAD, BEHIND, 1.5, -1.5])
def test_a_clock_that_is_not_the_databases_is_found_at_the_first_look(off, seconds):
    off(seconds)

    assert clock.is_apart and clock.ahead == pytest.approx(seconds, abs=0.4)


def test_a_clock_that_is_right_is_said_to_be(off):
    off(0)

    assert not clock.is_apart


@pytest.mark.parametrize(
    ("asked", "answered", "ahead"),
    [
        (100.0, 100.1, 0.0),
        (99.0, 130.0, 0.0),  # the answer took its time: nothing is known
        (101.5, 131.0, 1.5),
        (60.0, 98.0, -2.0),
    ],
)
def test_a_slow_answer_never_makes_a_right_clock_wrong(asked, answered, ahead):
    compared = Clock()
    compared.compare(asked, 100.0, answered)

    assert compared.ahead == ahead and compared.is_apart == (ahead != 0)


def test_the_log_says_once_that_it_is_wrong_and_once_that_it_is_right_again(caplog):
    compared = Clock()
    for said in (100.0, 101.0, 290.0, 291.0):
        compared.compare(said + 180 if said < 200 else said, said, said + 181 if said < 200 else said)

    assert [one.getMessage() for one in caplog.records] == [
        "This machine's clock is 180.0 s ahead of the database's: stories appear and end at the wrong time. "
        "Set it (NTP).",
        "This machine's clock is the database's again.",
    ]


def test_readyz_says_so_and_the_machine_goes_on_serving(client, off):
    off(BEHIND)
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["ready"] and "behind the database's" in answer.json()["clock"]

    off(0)
    assert client.get("/readyz").json() == {"ready": True}


def desk_of(client, role):
    client.force_login(make.make_person(role))
    return client.get("/admin/").content.decode()


@pytest.mark.django_db
def test_the_desk_names_each_machine_that_is_apart_whichever_answers(client, monkeypatch):
    """Another machine, with which this one shares a cache, has told of itself; and this one is behind."""
    here = clocks.socket.gethostname()
    cache.set(clocks.ALL, {"web-2": (180.04, 1000.0), "web-9": (7.0, 1000.0 - clocks.TOLD_FOR)})
    behind = Clock()
    behind.compare(880.0, 1000.0, 880.0)
    monkeypatch.setattr(upkeep, "clock", behind)

    page = desk_of(client, "chief")

    assert "Clock apart" in page
    assert "web-2 is 180.0 s ahead of the database" in page
    assert f"{here} is 120.0 s behind the database" in page
    assert "web-9" not in page  # has not said so lately
    assert 'id="upkeep"' not in desk_of(client, "editor")


def test_a_machine_that_is_apart_tells_the_others_now_and_then(monkeypatch):
    told = []
    monkeypatch.setattr(clocks.cache, "set", lambda *what: told.append(what))
    apart = Clock()
    apart.tell()
    apart.compare(1180.0, 1000.0, 1180.1)
    for _look in range(3):
        apart.tell()

    ((_key, known, _seconds),) = told
    assert known == {clocks.socket.gethostname(): (180.0, 1000.0)}


def test_a_cache_that_is_away_costs_nobody_a_page(monkeypatch, caplog):
    def away(*what):
        raise ConnectionError("no Redis")

    monkeypatch.setattr(clocks.cache, "get", away)
    monkeypatch.setattr(clocks.cache, "set", away)
    apart = Clock()
    apart.compare(1180.0, 1000.0, 1180.1)

    apart.tell()

    assert "The desk could not be told of this machine's clock: no Redis" in caplog.text
    assert apart.all_apart() == [(clocks.socket.gethostname(), 180.0)]
