from django.core.management.base import BaseCommand

from articles.models import Article
from articles.related.rebuilding import rebuild
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
        stages = Stages(self.stdout, DOING, placed.count())
        for stage, after in rebuild(anew=anew):
            stages.say(stage, placed.filter(pk__lte=after).count())
        stages.end()
