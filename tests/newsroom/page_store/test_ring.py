"""The file of pages: of one size, shared, and whole whoever dies."""

import multiprocessing
import os

import pytest

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
    newest = [number for number in range(500) if late.find(f"page {number}")]
    assert newest == list(range(newest[0], 500)) and len(newest) > 50
    assert all(body_of(late, f"page {number}") == body_of(ring, f"page {number}") for number in newest)


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


def die_while_writing(file):
    ring = Ring(file, SIZE)
    write = ring._write

    def half(offset, data):
        write(offset, data[: len(data) // 2])
        os._exit(9)

    ring._write = half
    ring.add("a", 2, ABOUT, b"half a page" * 100)


def test_who_dies_while_writing_leaves_the_page_as_it_was(file):
    ring = Ring(file, SIZE)
    ring.add("a", 1, ABOUT, b"page")
    writer = multiprocessing.get_context("spawn").Process(target=die_while_writing, args=(file,))
    writer.start()
    writer.join()
    assert writer.exitcode == 9

    assert body_of(ring, "a") == b"page"
    ring.add("b", 3, ABOUT, b"next")
    assert body_of(Ring(file, SIZE), "b") == b"next"


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
