"""What pages cost: `python -m tests.benchmarks.pages [--articles N] [--rounds N]`.

CPU time, since that is what a page takes from the machine whoever else runs on it; and its ratio to a
bare Django view measured in the same run, since ratios hold from one machine to the next. "Cold" is a
page that is made, with every cache emptied before; "again" is the same page asked for once more.
"""

import argparse
import os
import statistics
import sys
from time import process_time

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=20)
    wanted = parser.parse_args()

    import django

    django.setup()
    make_archive(wanted.articles)
    print(f"\n{wanted.articles} stories, median of {wanted.rounds} rounds, CPU time")
    print(f"{'page':32}{'queries':>8}{'KiB':>8}{'cold ms':>9}{'again ms':>9}{'cold ÷ bare':>13}")
    bare = measure_bare(wanted.rounds)
    print(f"{'a bare Django view':32}{1:>8}{'':>8}{bare * 1000:>9.2f}")
    failed = [name for name, address in pages() if not print_page(name, address, wanted.rounds, bare)]
    if failed:
        print(f"No page came for: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def make_archive(articles):
    """A fresh database in the run's own folder, gone when the run ends."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    start = process_time()
    call_command("seed_newsroom", articles=articles)
    print(f"seeded in {process_time() - start:.1f} s of CPU")


def pages():
    """One page of each kind that readers ask for most, as (name, address)."""
    from articles.models import Address, Revision
    from sections.models import Section

    story = Address.objects.filter(current=True, article__revisions__in=Revision.objects.live()).first()
    section = Section.objects.order_by("order").first()
    return (
        ("front page", "/"),
        ("section front", f"/{section.slug}/"),
        ("story", story.path),
        ("site feed", "/feed/"),
        ("search", "/search/?q=minister"),
    )


def measure_bare(rounds):
    from django.test import Client, override_settings

    with override_settings(ROOT_URLCONF="tests.benchmarks.bare", MIDDLEWARE=[]):
        return median_of(rounds, lambda: Client().get("/"))


def print_page(name, address, rounds, bare):
    """Measures one page and prints its line; False where no page came."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    forget()
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    asked = len(queries)  # now, since the next request clears the log
    size = len(b"".join(page) if page.streaming else page.content) / 1024
    cold = median_of(rounds, lambda: client.get(address), before=forget)
    again = median_of(rounds, lambda: client.get(address))
    print(
        f"{name:32}{asked:>8}{size:>8.0f}{cold * 1000:>9.2f}{again * 1000:>9.2f}{cold / bare:>13.1f}"
        + ("" if page.status_code == 200 else f"  status {page.status_code}")
    )
    return page.status_code == 200


def forget():
    from django.core.cache import caches

    for cache in caches.all():
        cache.clear()


def median_of(rounds, act, before=lambda: None):
    """The median CPU seconds of `act`; one round before the first is not counted."""
    took = []
    for _round in range(rounds + 1):
        before()
        start = process_time()
        act()
        took.append(process_time() - start)
    return statistics.median(took[1:])


if __name__ == "__main__":
    sys.exit(main())
