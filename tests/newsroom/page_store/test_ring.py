"""The file of pages: of one size, shared, and whole whoever dies."""

import itertools
import multiprocessing
import os
import random
import signal

import pytest

from newsroom.page_store import ring as ring_module
from newsroom.page_store.ring import MARKS, Ring

SIZE = 1 << 20
ABOUT = ("200 OK", [("Content-Type", "text/html")])


@pytest.fixture
def file(tmp_path):
    return tmp_path / "pages"


def body_of(ring, key):
    entry = ring.find(key)
    return entry and ring.body(entry)


def test_what_one_adds_every_other_finds(file):
    one, other = Ring(file, SIZE), Ring(file, SIZE)
    one.add("a", 7, ABOUT, b"page")
    other.add("b", 8, ABOUT, b"another")

    assert body_of(one, "b") == b"another" and body_of(other, "a") == b"page"
    assert other.about(other.find("a")) == ("a", *ABOUT)
    assert other.find("a").checked == 7 and one.number == 8


def test_the_last_one_counts_and_a_new_process_finds_it(file):
    ring = Ring(file, SIZE)
    for number in range(3):
        ring.add("a", number, ABOUT, b"page %d" % number)

    assert body_of(Ring(file, SIZE), "a") == b"page 2"


def test_it_has_one_size_and_lets_go_of_the_oldest(file):
    ring, late = Ring(file, SIZE), Ring(file, SIZE)
    for number in range(500):
        ring.add(f"page {number}", number, ABOUT, os.urandom(10_000))
        assert body_of(ring, f"page {number}")

    assert file.stat().st_size == MARKS + SIZE
    assert ring.find("page 0") is None and len(ring) < 250
    assert ring.written == late.written > 4 * SIZE
    newest = [number for number in range(500) if late.find(f"page {number}")]
    assert newest == list(range(newest[0], 500)) and len(newest) > 50
    assert all(body_of(late, f"page {number}") == body_of(ring, f"page {number}") for number in newest)


def test_of_what_was_read_only_the_last_is_held(file, monkeypatch):
    monkeypatch.setattr(ring_module, "MOST_HELD", 3)
    ring = Ring(file, SIZE)
    entries = [ring.add(f"page {number}", number, ABOUT, b"page") for number in range(5)]
    for entry in entries:
        ring.hold(entry, ring.about(entry))

    assert [entry.page is not None for entry in entries] == [False, False, True, True, True]


def test_a_page_too_large_for_it_is_not_kept(file):
    assert Ring(file, SIZE).add("a", 1, ABOUT, b"x" * (SIZE // 8)) is None


def test_all_can_be_dropped_for_everybody(file):
    one, other = Ring(file, SIZE), Ring(file, SIZE)
    one.add("a", 7, ABOUT, b"page")
    other.drop_all()

    assert one.find("a") is None and one.number == 0
    one.add("a", 1, ABOUT, b"new")
    assert body_of(other, "a") == b"new"


def test_without_a_file_a_process_keeps_its_own():
    ring = Ring(None, SIZE)
    ring.add("a", 1, ABOUT, b"page")

    assert body_of(ring, "a") == b"page"


def die_at(file, write, halfway, key, size):
    """Add a page and die at that write to the file: halfway through it, or before it began."""
    ring = Ring(file, SIZE)
    writes, counted = ring._write, itertools.count()

    def dying(offset, data):
        if next(counted) == write:
            if halfway and len(data) > 8:  # a mark is written whole or not at all
                writes(offset, data[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        writes(offset, data)

    ring._write = dying
    ring.add(key, 2, ABOUT, os.urandom(size))


def killed_at(file, write, halfway, key="dead", size=900):
    writer = multiprocessing.get_context("spawn").Process(
        target=die_at, args=(file, write, halfway, key, size)
    )
    writer.start()
    writer.join()
    assert writer.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("halfway", [False, True])
@pytest.mark.parametrize("write", range(4))
def test_whoever_is_killed_while_adding_leaves_the_pages_as_they_were(file, write, halfway):
    ring, late = Ring(file, SIZE), Ring(file, SIZE)
    for name in ("a", "b"):
        ring.add(name, 1, ABOUT, b"page " + name.encode())
    killed_at(file, write, halfway)

    assert [body_of(ring, name) for name in ("a", "b", "dead")] == [b"page a", b"page b", None]
    assert body_of(late, "a") == b"page a"  # it learns all of them only now
    ring.add("c", 3, ABOUT, b"page c")
    for each in (ring, late, Ring(file, SIZE)):
        assert [body_of(each, name) for name in ("a", "b", "c")] == [b"page a", b"page b", b"page c"]
        assert each.find("dead") is None and len(each) == 3


def test_a_large_page_whose_writer_died_at_the_end_of_the_file_is_in_nobodys_way(file):
    ring = Ring(file, SIZE)
    while SIZE - ring.written % SIZE > 20_000:
        ring.add(f"page {ring.written}", 1, ABOUT, os.urandom(9_000))
    late = Ring(file, SIZE)
    assert len(late) > 50
    killed_at(file, 3, False, size=30_000)  # it had begun the file anew, for which there is no need now

    ring.add("small", 3, ABOUT, b"small")

    for each in (ring, Ring(file, SIZE)):
        assert body_of(each, "small") == b"small" and each.find("dead") is None
        assert all(each.find(name) for name in list(late._index)[1:])  # the oldest may go


def damage(file, how):
    if how == "nothing but zeros":
        with open(file, "r+b") as pages:
            pages.seek(MARKS)
            pages.write(bytes(SIZE))
    elif how == "rubbish":
        with open(file, "r+b") as pages:
            pages.seek(MARKS)
            pages.write(random.Random(7).randbytes(SIZE))
    else:  # everything
        file.write_bytes(random.Random(7).randbytes(MARKS + SIZE))


@pytest.mark.parametrize("how", ["nothing but zeros", "rubbish", "rubbish, marks too"])
def test_a_file_that_was_damaged_gives_no_page_and_no_fault(file, how):
    ring = Ring(file, SIZE)
    for number in range(40):
        ring.add(f"page {number}", 1, ABOUT, b"page %d" % number)
    damage(file, how)

    for each in (ring, Ring(file, SIZE)):
        for number in range(40):
            entry = each.find(f"page {number}")
            assert entry is None or each.about(entry) is None
    ring = Ring(file, SIZE)
    ring.add("new", 2, ABOUT, b"new page")
    assert body_of(ring, "new") == body_of(Ring(file, SIZE), "new") == b"new page"


def test_a_file_cut_short_is_made_whole_by_the_next_that_opens_it(file):
    Ring(file, SIZE).add("a", 1, ABOUT, b"page")
    os.truncate(file, MARKS // 2)
    ring = Ring(file, SIZE)

    assert file.stat().st_size == MARKS + SIZE
    entry = ring.find("a")
    assert entry is None or ring.about(entry) is None
    ring.add("b", 2, ABOUT, b"another")
    assert body_of(Ring(file, SIZE), "b") == b"another"


@pytest.mark.parametrize("left", [0, MARKS // 2, MARKS + 100])
def test_who_knew_a_page_of_a_file_cut_short_since_is_never_given_others_bytes(file, left):
    """Who looks at it meanwhile is killed; who had nothing to do lives, and then the file is whole again."""
    idle = Ring(file, SIZE)
    for number in range(5):
        idle.add("a", number, ABOUT, b"page" * 200)
    assert idle.find("a")
    os.truncate(file, left)
    other = Ring(file, SIZE)
    for _number in range(5):
        other.add("b", 2, ABOUT, b"another" * 200)

    assert idle.find("a") is None
    assert body_of(idle, "b") == b"another" * 200


def test_processes_that_make_the_file_at_once_make_one(file):
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=write_many, args=(file, name)) for name in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(Ring(file, SIZE)) == 80


def write_many(file, name):
    ring = Ring(file, SIZE)
    for number in range(300):
        ring.add(f"{name} {number % 40}", number, ABOUT, f"{name} {number % 40} ".encode() * 300)


def test_many_writers_and_readers_never_mix_pages(file):
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=write_many, args=(file, name)) for name in ("one", "two", "three")]
    for writer in writers:
        writer.start()
    ring, read = Ring(file, SIZE), 0
    while any(writer.is_alive() for writer in writers) or not read:
        for name in ("one", "two", "three"):
            for number in range(40):
                body = body_of(ring, f"{name} {number}")
                if body is not None:
                    read += 1
                    assert body == f"{name} {number} ".encode() * 300
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
