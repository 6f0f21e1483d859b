"""Measures the archive of the settings as it is and changes nothing: `python -m tests.benchmarks.sized`.

Prints {"stories", "figures"} as JSON. PostgreSQL is asked to do each statement in one process, so that all
its CPU is seen.
"""

import json
import os
import resource


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from django.db import connection

    from articles.models import Article

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET max_parallel_workers_per_gather = 0")
    figures = [one.as_dict() for one in _figures()]
    print(
        json.dumps(
            {"stories": Article.objects.filter(published_at__isnull=False).count(), "figures": figures}
        )
    )


def _figures():
    from .desk import measure_desk
    from .figures import Figure
    from .lists import measure_lists
    from .related import measure_related
    from .search import measure_search
    from .syndicated import measure_syndication

    yield from measure_related()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    yield Figure("memory of the process that chose, MB", "memory", memory)
    yield from measure_lists()
    yield from measure_search()
    yield from measure_desk()
    yield from measure_syndication()


if __name__ == "__main__":
    main()
