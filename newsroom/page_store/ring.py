"""Where kept pages are: one file that every process of the machine maps and adds to, round and round.

The file begins with how far it was written; then come records, each with a header, a key, what is
known of the page, and the page's bytes, whose sum each process checks when it first reads them. Whoever
adds one takes the file's lock, writes the record and then moves the mark, so that a process killed
meanwhile leaves nothing that others see. When the end is reached the oldest are written over: the file
has one size, and that is all the room pages take.
A process keeps only where each record is, and copies bytes out of the mapping when it serves them.
"""

import fcntl
import marshal
import mmap
import os
import struct
import threading
import time
from collections import deque
from zlib import crc32

MARKS = 4096  # the first page of the file holds the marks
AT_LEAST = 1 << 20
# Own position, the one before, change number, length of about, of body, their sum.
HEADER = struct.Struct("<QQQIII")
MOST_HELD = 16_384
ROOM = 64  # records begin at multiples of this
# Marks: written up to, last record, highest number, none before, when the file was begun.
WRITTEN, LAST, NUMBER, BARRIER, BEGUN = 1, 2, 3, 4, 5


class Entry:
    """Where a page is: its record at `position` of all that was ever written, its bytes at `body_at` of the
    file. `checked`: the number of changes up to which its keys were looked at; `page`: what was read of it,
    for as long as it is held."""

    __slots__ = ("body_at", "body_size", "checked", "page", "position")

    def __init__(self, position, number, body_at, body_size):
        self.position, self.checked, self.page = position, number, None
        self.body_at, self.body_size = body_at, body_size


class Ring:
    """`size` bytes of pages in `file`; without a file they are this process's own."""

    def __init__(self, file, size):
        self.size = max(size, AT_LEAST) // ROOM * ROOM
        self._file = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600) if file else None
        self._turn = threading.Lock()
        self._lock(fcntl.LOCK_EX)
        try:
            is_new = self._grow()
            self._map = mmap.mmap(-1 if self._file is None else self._file, MARKS + self.size)
            self._marks = memoryview(self._map)[:MARKS].cast("Q")
            if is_new:
                self._begin()
        finally:
            self._lock(fcntl.LOCK_UN)
        self._known = self._begun = 0
        self._index = {}
        self._held = deque()

    def find(self, key):
        """The entry of `key`, or None."""
        if self._marks[WRITTEN] != self._known:
            self._learn()
        entry = self._index.get(key)
        if entry is not None and not self._holds(entry.position):
            self._index.pop(key, None)
            return None
        return entry

    def about(self, entry):
        """The key and what is known of the page; None if it was just written over, or it or its bytes are
        damaged."""
        start = self._offset(entry.position)
        *_header, told = HEADER.unpack_from(self._map, start)
        start += HEADER.size
        found = self._map[start : entry.body_at + entry.body_size]
        if crc32(found) != told or not self._holds(entry.position):
            return None
        return self._read(entry)

    def hold(self, entry, page):
        """Keep what was read of it at hand, of the `MOST_HELD` that were read last."""
        entry.page = page
        self._held.append(entry)
        if len(self._held) > MOST_HELD:
            self._held.popleft().page = None

    def body(self, entry):
        copied = self._map[entry.body_at : entry.body_at + entry.body_size]
        return copied if self._holds(entry.position) else None

    def add(self, key, number, about, body):
        """Keep a page that shows every change up to `number`; its entry, or None if it is too large."""
        about = marshal.dumps((key, *about))
        length = _rounded(HEADER.size + len(about) + len(body))
        if length > self.size // 16:
            return None
        with self._turn:
            self._lock(fcntl.LOCK_EX)
            try:
                position = self._make_room(length)
                record = about + body
                sizes = len(about), len(body)
                header = HEADER.pack(position, self._last(), number, *sizes, crc32(record))
                self._write(self._offset(position), header + record)
                self._mark(NUMBER, max(number, self._marks[NUMBER]))
                self._mark(LAST, position)
                self._mark(WRITTEN, position + length)
            finally:
                self._lock(fcntl.LOCK_UN)
        return self.find(key)

    def drop_all(self):
        """Every page, for every process: the database was set back, and numbers begin again lower."""
        with self._turn:
            self._lock(fcntl.LOCK_EX)
            try:
                self._mark(BARRIER, self._marks[WRITTEN])
                self._mark(NUMBER, 0)
            finally:
                self._lock(fcntl.LOCK_UN)

    @property
    def number(self):
        """The highest number of changes that a page in it was made after."""
        return self._marks[NUMBER]

    @property
    def written(self):
        """Bytes ever added; what is above the size has been written over."""
        return self._marks[WRITTEN]

    def __len__(self):
        self.find("")
        return len(self._index)

    def _learn(self):
        """Read what others have added: back from the newest record to what is known."""
        with self._turn:
            if self._begun != self._marks[BEGUN]:
                self._known, self._begun = 0, self._marks[BEGUN]
                self._index.clear()
            written, position, found = self._marks[WRITTEN], self._last(), []
            while position >= self._known and self._holds(position) and len(found) < self.size // ROOM:
                start = self._offset(position)
                own, before, number, about_size, body_size, _sum = HEADER.unpack_from(self._map, start)
                if own != position or not written:
                    break
                found.append(Entry(position, number, start + HEADER.size + about_size, body_size))
                if before >= position:
                    break
                position = before
            for entry in reversed(found):
                if about := self._read(entry):
                    self._index[about[0]] = entry
            if written // self.size != self._known // self.size:
                for key in [key for key, entry in self._index.items() if not self._holds(entry.position)]:
                    del self._index[key]
            self._known = written

    def _last(self):
        """Where the last record is that was added to its end. Whoever marks one as the last and dies before
        it is marked as written leaves a record that does not count: the one before it is the last."""
        last = self._marks[LAST]
        if last < self._marks[WRITTEN] or not last:
            return last
        return HEADER.unpack_from(self._map, self._offset(last))[1]

    def _read(self, entry):
        """The key and what is known of the page, as it lies there; None for what is none."""
        start = self._offset(entry.position) + HEADER.size
        try:
            found = marshal.loads(self._map[start : entry.body_at])
        except (ValueError, EOFError, TypeError):
            return None
        return found if isinstance(found, tuple) else None

    def _holds(self, position):
        """Whether the record there still is, with a margin for those who are writing just now."""
        return (
            self._marks[WRITTEN] + self.size // 4 <= position + self.size and position >= self._marks[BARRIER]
        )

    def _make_room(self, length):
        """Where a record of `length` goes; one never lies across the end of the file."""
        position = self._marks[WRITTEN]
        left = self.size - position % self.size
        return position if length <= left else position + left

    def _offset(self, position):
        return MARKS + position % self.size

    def _write(self, offset, data):
        """Into the file and not the mapping: a full disk is then an error and not the end of the process."""
        if self._file is None:
            self._map[offset : offset + len(data)] = data
        elif os.pwrite(self._file, data, offset) != len(data):
            raise OSError("the disk is full")

    def _mark(self, which, value):
        self._write(which * 8, struct.pack("=Q", value))

    def _lock(self, how):
        if self._file is not None:
            fcntl.flock(self._file, how)

    def _grow(self):
        """Whether the file was of another size: a new one, or one that was cut short."""
        if self._file is None or os.fstat(self._file).st_size == MARKS + self.size:
            return False
        os.ftruncate(self._file, MARKS + self.size)
        return True

    def _begin(self):
        """As a new file, which every process tells from the one before: what was in a file that was cut short
        while they serve is no longer in it. Where it is written from is by chance, so that one looks."""
        written = ROOM * (1 + os.urandom(1)[0])
        self._write(WRITTEN * 8, struct.pack("=5Q", written, 0, 0, 0, time.time_ns()))


def _rounded(length):
    return -(-length // ROOM) * ROOM
