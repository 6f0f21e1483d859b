from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import Article, Revision
from articles.related.choice import choose_related
from newsroom.page_store.stamps import bump
from newsroom.progress import Progress

BATCH = 100


class Command(BaseCommand):
    """Choose anew for every live story; pins stay, and each batch is seen by readers when it is done."""

    help = "Choose related stories anew for every story that is live. Editors' pins stay."

    def handle(self, *args, **options):
        live = list(Revision.objects.live().order_by("article_id").values_list("article_id", flat=True))
        progress = Progress(self.stdout, "stories given related ones", len(live))
        for start in range(0, len(live), BATCH):
            batch = live[start : start + BATCH]
            with transaction.atomic():
                for article in Article.objects.select_related("section").filter(pk__in=batch):
                    choose_related(article)
                bump(*(f"story-{pk}" for pk in batch))
            progress.say(start + len(batch))
        progress.end()
