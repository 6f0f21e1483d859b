from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import F

from newsroom.page_store.kept_page import ALL_PAGES
from newsroom.page_store.models import Stamp
from newsroom.page_store.purging import read_target
from newsroom.page_store.stamps import bump

# A backup may know fewer changes than servers have counted since: they are told of one beyond all of those.
BEYOND = 1_000_000


class Command(BaseCommand):
    """Make every kept page stale, on every machine: after a restored backup, or files changed by hand."""

    help = "Make every kept page stale; each is made anew when it is next asked for."

    def handle(self, **options):
        with transaction.atomic():
            bump(ALL_PAGES)
            Stamp.objects.filter(key=ALL_PAGES).update(number=F("number") + BEYOND)
        self.stdout.write("Every page is made anew when it is next asked for.")
        for kind, url in map(read_target, settings.PURGE):
            if kind == "url":
                self.stderr.write(
                    f"{url} is not told: it forgets an address at a time, and has no name for all. Empty it "
                    "by its own means; else what it keeps goes after "
                    f"{settings.CDN_SECONDS} s (NEWSROOM_CDN_SECONDS)."
                )
            else:
                self.stdout.write(f"{url} is told by a worker (manage.py run_worker) in a second.")
