"""Load from wrk, always by the same script, so that its own work is the same for every server."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("load.lua")
UNITS = {"us": 0.001, "ms": 1, "s": 1000}


@dataclass
class Figures:
    """Answers a second, half and nearly all latencies in milliseconds, answers that were none."""

    rate: float
    half: float
    most: float
    failed: int


def load(address, paths, *, connections, seconds, tag=None):
    """Ask for `paths` (a file, one a line) in random order over `connections` for `seconds`.

    Always as a browser that takes brotli; with `tag`, as one that has a page by that tag.
    """
    ran = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", SCRIPT, address],
        env={**os.environ, "BENCH_PATHS": str(paths), "BENCH_TAG": tag or ""},
        capture_output=True,
        text=True,
        check=True,
    )
    text = ran.stdout
    failed = sum(int(number) for number in re.findall(r"Non-2xx or 3xx responses: (\d+)", text))
    failed += sum(
        int(number) for line in re.findall(r"Socket errors:.*", text) for number in re.findall(r"\d+", line)
    )
    return Figures(
        float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]), _at(text, 50), _at(text, 99), failed
    )


def _at(text, percent):
    number, unit = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", text).groups()
    return float(number) * UNITS[unit]
