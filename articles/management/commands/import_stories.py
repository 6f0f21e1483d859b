from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.exchange.importing import Import
from articles.exchange.lines import BadFile
from articles.management.commands.rebuild_related import DOING
from newsroom.audit.log import record
from newsroom.progress import Progress, Stages
from newsroom.site_settings.current import site_settings

MOST_PROBLEMS = 50


class Command(BaseCommand):
    """Load published stories; prints counts in and out, and what was wrong with which line."""

    help = "Load published stories from JSON Lines files (plain or .gz). Running it again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="read and judge everything, write nothing")

    def handle(self, *args, files, dry_run, **options):
        run = Import(dry_run=dry_run, default_language=site_settings().default_language)
        unread = [error for error in (self._read(run, path) for path in files) if error]
        if not dry_run:
            with transaction.atomic():
                run.link_translations()
                if run.new:
                    names = ", ".join(Path(path).name for path in files)
                    record("stories.import", subject=names, detail={"stories": len(run.new)})
            self._choose_related(run)
        self._report(run, dry_run)
        if unread or run.problems:
            raise CommandError(
                "; ".join(unread) or f"{len(run.problems)} lines were refused; the rest is in."
            )

    def _read(self, run, path):
        progress = Progress(self.stdout, f"lines of {path} read")
        try:
            for read in run.read(path):
                progress.say(read)
        except BadFile as error:
            return str(error)
        progress.end()
        return None

    def _choose_related(self, run):
        stages = Stages(self.stdout, DOING, len(run.here))
        for stage, done in run.choose_related():
            stages.say(stage, done)
        stages.end()

    def _report(self, run, dry_run):
        for path, number, problem in run.problems[:MOST_PROBLEMS]:
            self.stderr.write(f"{path}, line {number}: {problem}")
        if len(run.problems) > MOST_PROBLEMS:
            self.stderr.write(f"… and {len(run.problems) - MOST_PROBLEMS} more")
        if dry_run:
            self.stdout.write("Nothing was written (--dry-run).")
        for name, number in {
            **run.counts,
            **{f"{kind} made": n for kind, n in run.places.made.items()},
        }.items():
            self.stdout.write(f"{number:>8}  {name}")
        for key, number in run.unknown.most_common():
            self.stdout.write(f"{number:>8}  lines with the unknown key “{key[:40]}”, passed over")
