from django.core.management.base import BaseCommand

from articles.models import Article
from articles.search.index import rebuild_index
from newsroom.progress import Progress


class Command(BaseCommand):
    """Index every story anew: after a restored backup, or when the folding of words has changed."""

    help = "Index every story anew. Readers search on meanwhile; interrupted, it may be run again."

    def handle(self, *args, **options):
        progress = Progress(self.stdout, "stories indexed", Article.objects.count())
        for done in rebuild_index():
            progress.say(done)
        progress.end()
