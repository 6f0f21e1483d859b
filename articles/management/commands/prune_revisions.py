from django.core.management.base import BaseCommand, CommandError

from articles.workflow.pruning import BATCH, prunable, prune
from newsroom.progress import Progress
from newsroom.site_settings.current import site_settings


class Command(BaseCommand):
    """Drop old saves that never went out; what was published, approved or pinned stays."""

    help = (
        "Drop saves that never went out, once they are older than the days the site settings give. "
        "What was published, approved, pinned or is named by a move, a correction or a preview link stays."
    )

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, help="older than this, instead of what the settings say")
        parser.add_argument("--dry-run", action="store_true", help="count them, drop nothing")
        parser.add_argument("--batch", type=int, default=BATCH, help="how many in one transaction")

    def handle(self, *args, days, dry_run, batch, **options):
        days = site_settings().keep_saves_days if days is None else days
        if days is None:
            self.stdout.write("The site settings keep every save for ever; nothing to do.")
            return
        if days < 1 or batch < 1:
            raise CommandError("Days and batch are at least 1.")
        total = prunable(days).count()
        if dry_run:
            self.stdout.write(f"{total} saves older than {days} days would be dropped.")
            return
        progress = Progress(self.stdout, "saves dropped", total)
        for gone, _last in prune(days, batch):
            progress.say(gone)
        progress.end()
