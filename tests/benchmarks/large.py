"""What related stories, lists, search, feeds and sitemaps cost as an archive grows: `make bench-large`.

`python -m tests.benchmarks.large [--postgresql] [SIZE …]` seeds 10,000 stories, measures, has the database
copy them until there are as many as the next size says, and measures again: one table, and what misses its
limit. A million on PostgreSQL takes half an hour and 15 GB in the folder for temporary files.
`--archive URL` (once or more) measures databases that are there, as they are.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from .figures import Figure, show
from .measured import ROOT, Archive, database_of_tests

SEEDED = 10_000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true", help="on a throw-away server and not on SQLite")
    parser.add_argument("--archive", action="append", default=[], metavar="URL", help="a database as it is")
    parser.add_argument("sizes", nargs="*", type=int, default=[SEEDED, 100_000], metavar="SIZE")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsroom-large-") as folder:
        sizes = dict(_measured(wanted, Path(folder)))
    missed = show(sizes)
    print(f"\nload of the machine at the end {os.getloadavg()[0]:.1f}, on {os.cpu_count()} processors")
    print("\n".join(f"MISSED: {line}" for line in missed) or "Every limit is kept.")
    return 1 if missed else 0


def _measured(wanted, folder):
    """(stories, figures) of each archive."""
    for url in wanted.archive:
        yield _figures(Archive(folder, 0, url))
    if wanted.archive:
        return
    archive = Archive(folder, max(wanted.sizes), database_of_tests("large") if wanted.postgresql else "")
    for size in sorted(wanted.sizes):
        _run(archive, "archive", str(size), stdout=sys.stderr)
        yield size, _figures(archive)[1]


def _figures(archive):
    told = json.loads(_run(archive, "sized", stdout=subprocess.PIPE).stdout.splitlines()[-1])
    return told["stories"], [Figure(**one) for one in told["figures"]]


def _run(archive, module, *arguments, stdout):
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    return subprocess.run(command, env=archive.environ, cwd=ROOT, stdout=stdout, check=True)


if __name__ == "__main__":
    sys.exit(main())
