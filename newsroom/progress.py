import time


class Progress:
    """How far a command is: one line that moves on a terminal, elsewhere a line every ten seconds.

    `progress.say(done)` as often as you like, `progress.end()` at the end.
    """

    def __init__(self, out, what, total=None):
        self._out, self._total, self._what = out, total, what
        self._moves = out.isatty()
        self._began = self._said = time.monotonic()
        self._done = 0

    def say(self, done):
        self._done = done
        if time.monotonic() - self._said >= (0.1 if self._moves else 10):
            self._said = time.monotonic()
            self._write("" if self._moves else "\n")

    def end(self):
        self._write("\n")

    def _write(self, ending):
        rate = self._done / max(time.monotonic() - self._began, 0.001)
        number = self._done if self._total is None else f"{self._done} of {self._total}"
        line = f"{number} {self._what}, {rate:,.0f} a second"
        self._out.write(f"\r\x1b[K{line}" if self._moves else line, ending=ending)


class Stages:
    """The same for work of several stages, a line each: `stages.say(stage, done)`, `stages.end()`."""

    def __init__(self, out, names, total):
        self._out, self._names, self._total = out, names, total
        self._stage = self._progress = None

    def say(self, stage, done):
        if stage != self._stage:
            self.end()
            self._stage = stage
            self._progress = Progress(self._out, self._names[stage], self._total)
        self._progress.say(done)

    def end(self):
        if self._progress:
            self._progress.end()
            self._progress = None
