from django.core.management.base import BaseCommand

from newsroom.page_store.kept_page import ALL_PAGES
from newsroom.page_store.stamps import bump


class Command(BaseCommand):
    """Make every kept page stale, on every machine: after a restored backup, or files changed by hand."""

    help = "Make every kept page stale; each is made anew when it is next asked for."

    def handle(self, **options):
        bump(ALL_PAGES)
        self.stdout.write("Every page is made anew when it is next asked for.")
