import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.exchange.baselines import full_text_by_title, newest_in_section, shared_tags
from articles.models import Article
from articles.related.choice import choose
from articles.related.measures import NAMES, intervals, is_unseen, mean, measures
from articles.related.standing import words_for_readers
from newsroom.progress import Progress

DEEPEST = 10


def as_published(article, limit):
    chosen = choose(article, words_for_readers(article), limit=limit, before_only=True)
    return [one.pk for one in chosen]


METHODS = {
    "this newsroom's choice": as_published,
    "newest in the section": newest_in_section,
    "shared tags": shared_tags,
    "full text by the title": full_text_by_title,
}


class Command(BaseCommand):
    """How near the choice comes to what editors linked, beside the common ways, each with its interval."""

    help = (
        'TRUTH is JSON Lines {"id", "related": [ids]}. Prints, for all of its stories, for the four fifths '
        "that the method was tuned on and for the unseen fifth (by a hash of the id), what share of the "
        "linked stories is among the first, with 95 % bootstrap intervals."
    )

    def add_arguments(self, parser):
        parser.add_argument("truth", metavar="TRUTH")

    def handle(self, *args, truth, **options):
        seeds = self._seeds(truth)
        rows = {name: self._measured(name, method, seeds) for name, method in METHODS.items()}
        parts = {
            f"all {len(seeds)} stories": lambda one: True,
            "four fifths, for tuning": lambda one: not is_unseen(one),
            "the unseen fifth": is_unseen,
        }
        for title, belongs in parts.items():
            self._print(
                title, {name: [row for one, row in found if belongs(one)] for name, found in rows.items()}
            )

    def _seeds(self, path):
        """(article, external ids linked) of each story of the file that is here with some it is linked to."""
        try:
            lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line]
            linked = {line["id"]: set(line["related"]) for line in lines}
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f'{path}: JSON Lines {{"id", "related"}} were expected.') from error
        found = Article.objects.select_related("section").filter(
            external_id__in=linked, published_at__isnull=False
        )
        seeds = [(one, linked[one.external_id]) for one in found.order_by("pk") if linked[one.external_id]]
        if not seeds:
            raise CommandError("None of the stories is here: import the archive first.")
        if len(seeds) < len(linked):
            self.stderr.write(
                f"{len(linked) - len(seeds)} of {len(linked)} stories are not here, or linked to nothing."
            )
        return seeds

    def _measured(self, name, method, seeds):
        names = dict(Article.objects.exclude(external_id=None).values_list("pk", "external_id"))
        progress, rows = Progress(self.stdout, f"stories, {name}", len(seeds)), []
        for article, linked in seeds:
            chosen = [names.get(pk) for pk in method(article, DEEPEST)]
            rows.append((article.external_id, measures(chosen, linked)))
            progress.say(len(rows))
        progress.end()
        return rows

    def _print(self, title, rows):
        self.stdout.write(f"\n{title:28}" + "".join(f"{name:>22}" for name in NAMES))
        for name, measured in rows.items():
            if measured:
                cells = [
                    f"{middle:.3f} ({low:.3f}–{high:.3f})"
                    for middle, (low, high) in zip(mean(measured), intervals(measured), strict=True)
                ]
                self.stdout.write(f"{name:28}" + "".join(f"{cell:>22}" for cell in cells))
