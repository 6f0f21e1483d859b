import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.related.choice import KEPT, choose
from articles.related.standing import words_for_readers
from newsroom.progress import Progress


class Command(BaseCommand):
    """What the newsroom would put beside given stories, by their ids in the archive they came from."""

    help = (
        'Write JSON Lines {"id", "related": [ids, the nearest first]} for the stories whose ids FILE lists.'
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--ids", required=True, metavar="FILE", help="one id a line, or JSON Lines with “id”"
        )
        parser.add_argument("--limit", type=int, default=KEPT, metavar="N", help=f"at most ({KEPT})")
        parser.add_argument(
            "--before-publication",
            action="store_true",
            help="only stories that were out when the story came out, as if chosen on that day",
        )
        parser.add_argument("--output", required=True, metavar="FILE")

    def handle(self, *args, ids, limit, before_publication, output, **options):
        if not 1 <= limit <= 100:
            raise CommandError("--limit: a number from 1 to 100 was expected.")
        wanted = read_ids(ids)
        progress = Progress(self.stdout, "stories", len(wanted))
        missing = []
        try:
            with Path(output).open("w", encoding="utf-8") as file:
                for place, one in enumerate(wanted, start=1):
                    related = suggested(one, limit, before_publication)
                    if related is None:
                        missing.append(one)
                    else:
                        file.write(json.dumps({"id": one, "related": related}, ensure_ascii=False) + "\n")
                    progress.say(place)
        except OSError as error:
            raise CommandError(f"{output}: {error.strerror}") from error
        progress.end()
        if missing:
            raise CommandError(f"{len(missing)} ids are of no placed story here, first of all {missing[0]}.")


def suggested(external_id, limit, before_only):
    """The ids chosen for one story, numbers for those without; None where it was never placed."""
    article = Article.objects.select_related("section").filter(external_id=external_id).first()
    copy = words_for_readers(article) if article and article.published_at else None
    if copy is None:
        return None
    chosen = [one.pk for one in choose(article, copy, limit=limit, before_only=before_only)]
    names = dict(Article.objects.filter(pk__in=chosen).values_list("pk", "external_id"))
    return [names[pk] or str(pk) for pk in chosen]


def read_ids(path):
    """The ids of a file, each once, in order."""
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        found = [
            json.loads(line)["id"] if line.startswith("{") else line.strip() for line in lines if line.strip()
        ]
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError) as error:
        raise CommandError(f"{path}: one id a line, or JSON Lines with “id”, was expected.") from error
    return list(dict.fromkeys(str(one) for one in found))
