"""Cold pages at a thousand, 100,000 and a million stories: `make bench-scale`. The million is on PostgreSQL.

Sizes take turns on the same story pages, spread over the whole archive; the store is emptied before each.
"""

import json
import random
import statistics
import sys
import time
from pathlib import Path

from .measured import Archive, database_of_tests
from .servers import serve

SIZES = {"SQLite": (1_000, 100_000), "PostgreSQL": (1_000, 100_000, 1_000_000)}
LEAST = {"SQLite": 300, "PostgreSQL": 150}  # pages a second on two cores
ROUNDS, PAGES, MOST = 3, 3_000, 1.3
WARMING = 50  # pages until both processes have read their templates and written their questions


def measure_scale(folder: Path, wanted=()):
    """Prints pages a second for each size (`wanted`, else SIZES) and database; 1 where there are too few, or
    one costs over 1.3 times the first."""
    failed = False
    for name, usual in SIZES.items():
        sizes = wanted or usual
        archives = [
            Archive(folder, size, database_of_tests(f"bench{size}") if name == "PostgreSQL" else "")
            for size in sizes
        ]
        for archive in archives:
            print(f"{name}: seeding {archive.articles} stories …", file=sys.stderr, flush=True)
            archive.seed()
        paths = [_spread(archive) for archive in archives]
        rates = {size: [] for size in sizes}
        for number in range(ROUNDS):
            for archive, some in zip(archives, paths, strict=True):
                rates[archive.articles].append(_cold(archive, some[number::ROUNDS]))
        medians = {size: statistics.median(found) for size, found in rates.items()}
        for size, rate in medians.items():
            times = medians[sizes[0]] / rate
            missed = times > MOST or rate < LEAST[name]
            failed |= missed
            print(
                f"{name:12}{size:>10} stories {rate:>8.0f} cold pages a second {times:>6.2f} times the first"
                f"{f'  limits {LEAST[name]}, {MOST} MISSED' if missed else ''}",
                flush=True,
            )
        (folder / f"scale-{name.lower()}.json").write_text(json.dumps(medians, indent=1))
    return 1 if failed else 0


def _spread(archive):
    paths = archive.story_paths(most=10_000_000)
    return random.Random(1).sample(paths, min(PAGES, len(paths)))


def _cold(archive, paths):
    from .run import ask_once

    for file in (archive.folder / "pages").glob("pages-*"):
        file.unlink()
    site = serve("site", archive.folder, archive.environ)
    try:
        ask_once(site, paths[:WARMING])
        start = time.monotonic()
        return ask_once(site, paths[WARMING:]) / (time.monotonic() - start)
    finally:
        site.stop()
