from django.core.management.base import BaseCommand

from articles.models import Article
from articles.related.rebuilding import BATCH, rebuild
from newsroom.progress import Stages

DOING = {"count": "stories counted", "index": "stories weighed", "choose": "stories given related ones"}


class Command(BaseCommand):
    """Choose anew for every placed story; pins and exclusions stay. Stop it when you like: it goes on."""

    help = (
        "Choose related stories anew for every story. Pins and exclusions stay. One that was interrupted "
        "goes on where it was."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--anew", action="store_true", help="begin from the start, whatever was done before"
        )

    def handle(self, *args, anew, **options):
        placed = Article.objects.filter(published_at__isnull=False)
        total = placed.count()
        stages = Stages(self.stdout, DOING, total)
        begun, done = None, 0
        for stage, after in rebuild(anew=anew):
            done = placed.filter(pk__lte=after).count() if stage != begun else done + BATCH
            begun = stage
            stages.say(stage, min(done, total))
        stages.end()
