from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import Article, Revision
from articles.search.index import rebuild_index
from newsroom.progress import Progress


class Command(BaseCommand):
    """Index every story anew: after a restored backup, or when the folding of words has changed."""

    help = "Index every story anew. Readers search the old index until the new one is whole."

    @transaction.atomic
    def handle(self, *args, **options):
        total = Revision.objects.placed().count() + Article.objects.count()
        progress = Progress(self.stdout, "rows indexed", total)
        for done in rebuild_index():
            progress.say(done)
        progress.end()
