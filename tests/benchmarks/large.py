"""What search and lists cost as an archive grows: `python -m tests.benchmarks.large [--postgresql] [SIZE …]`.

Seeds 10,000 stories, measures, has the database copy them until there are as many as the next size says,
and measures again. A million on PostgreSQL takes a quarter of an hour and 12 GB in the folder for
temporary files.
"""

import argparse
import os

SEEDED = 10_000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true", help="on the test server and not on SQLite")
    parser.add_argument("sizes", nargs="*", type=int, default=[SEEDED, 100_000], metavar="SIZE")
    wanted = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings_pg" if wanted.postgresql else "tests.settings"

    import django

    django.setup()
    from django.core.management import call_command

    from .archive import grow, shrink
    from .lists import measure_lists
    from .search import measure_search

    call_command("migrate", verbosity=0)
    call_command("seed_newsroom", articles=SEEDED)
    shrink()
    copies = 0
    for size in sorted(wanted.sizes):
        grow(copies, size // SEEDED - 1)
        copies = max(copies, size // SEEDED - 1)
        load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
        print(f"\n{(copies + 1) * SEEDED:,} stories; {load}")
        measure_search()
        measure_lists()


if __name__ == "__main__":
    main()
