import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from articles.exchange.demo.cast import read
from articles.exchange.demo.opening import is_open, open_newsroom
from articles.exchange.places import Places
from articles.exchange.shelving import shelve
from articles.exchange.synthetic import Archive
from articles.management.commands.rebuild_related import DOING
from articles.related.rebuilding import choose_for
from newsroom.audit.log import record
from newsroom.page_store.stamps import bump
from newsroom.progress import Progress, Stages
from sections.models import Section

BATCH = 500


class Command(BaseCommand):
    """A demonstration newsroom, and behind it, if asked, a synthetic archive of any size."""

    help = "Make the demonstration newsroom; what is there already is left as it is."

    def add_arguments(self, parser):
        parser.add_argument(
            "--articles", type=int, default=0, metavar="N", help="a synthetic archive of N stories"
        )
        parser.add_argument(
            "--seed", type=int, default=0, metavar="S", help="the same seed, the same archive"
        )
        parser.add_argument(
            "--without-related",
            action="store_true",
            help="leave it to rebuild_related to choose related ones",
        )
        parser.add_argument("--password", help="for the demo accounts; needed on a site that is no demo")

    def handle(self, *args, articles, seed, without_related, password, **options):
        if articles < 0:
            raise CommandError("--articles: a number of 0 or more was expected.")
        if not (settings.DEBUG or settings.DEMO or password):
            raise CommandError(
                "This site is no demonstration: its accounts would have a known password. Give --password."
            )
        if is_open():
            self.stdout.write("The demonstration newsroom is here already.")
        else:
            self._open(password or "newsroom")
        if articles:
            numbers = self._shelve(articles, seed)
            if without_related:
                self.stdout.write("None stands beside them until rebuild_related has chosen.")
            else:
                self._choose_related(numbers)

    def _open(self, password):
        for line in open_newsroom(password):
            self._progress(line, last=line.endswith(("stories", "accounts")))

    def _shelve(self, number, seed):
        names = list(Section.objects.values_list("name", flat=True))
        correspondents = [one["name"] for one in read("newsroom.toml")["correspondents"]]
        archive, places = Archive(names, correspondents, until=now(), seed=seed), Places()
        progress = Progress(self.stdout, "stories", number)
        batch, numbers = [], []
        for story in archive.stories(number):
            batch.append(story)
            if len(batch) == BATCH or len(numbers) + len(batch) == number:
                numbers += [article.pk for article in shelve(batch, places, verb="seed")]
                batch = []
                progress.say(len(numbers))
        progress.end()
        bump("navigation")
        record("stories.seed", subject="seed_newsroom", detail={"stories": number})
        return numbers

    def _choose_related(self, numbers):
        stages = Stages(self.stdout, DOING, len(numbers))
        try:
            for stage, done in choose_for(numbers):
                stages.say(stage, done)
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped; the stories are in. rebuild_related chooses what is related."
            ) from None
        stages.end()

    def _progress(self, line, last=False):
        if sys.stdout.isatty():
            self.stdout.write(f"\r\x1b[K{line}", ending="\n" if last else "")
        elif last:
            self.stdout.write(line)
