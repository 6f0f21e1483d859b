from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.models import PartnerFeed, Syndication
from articles.models.syndication import is_address
from articles.syndication.judging.asking import Site
from articles.syndication.judging.survey import Survey
from newsroom.languages import page_path
from newsroom.progress import Progress
from newsroom.site_settings.current import site_settings

MOST_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Fetches what the running site tells search engines, feed readers and partners, and holds it against "
        "the published rules of each format. Run it before the site is submitted to Google."
    )

    def add_arguments(self, parser):
        parser.add_argument("address", nargs="?", default=settings.SITE_ADDRESS, help="of the running site")
        parser.add_argument("--most", type=int, default=25, help="pages of each kind (25); newest and spread")
        parser.add_argument("--all", action="store_true", help="every page there is")
        parser.add_argument("--timeout", type=float, default=10, help="seconds to wait for an answer (10)")

    def handle(self, *, address, most, timeout, **how):
        if not is_address(address) or urlsplit(address).path.strip("/"):
            raise CommandError(f"“{address}” is no address of a site, like https://news.example.org.")
        if most < 1 or not 0 < timeout <= 600:
            raise CommandError("--most is 1 or more, --timeout above 0 and at most 600 seconds.")
        progress = Progress(self.stderr, "requests")
        site = Site(address, timeout, progress.say)
        self._answers(site)
        survey = Survey(site, None if how["all"] else most)
        survey.look(key=Syndication.current().indexnow_key, partners=self._partners())
        progress.end()
        self._print(survey.rows, site)
        if any(row.problems for row in survey.rows):
            raise SystemExit(1)

    def _answers(self, site):
        front = site.get("/")
        if not front.status:
            raise CommandError(f"{site.host} does not answer: {front.error}")
        if front.status != 200:
            hint = " Is its host in NEWSROOM_ALLOWED_HOSTS?" if front.status == 400 else ""
            raise CommandError(f"The front page of {site.host} answers {front.status}.{hint}")

    def _partners(self):
        language = site_settings().default_language
        for feed in PartnerFeed.objects.filter(active=True):
            yield feed.name, page_path("partner_feed", language, key=feed.path_part), feed.secret

    def _print(self, rows, site):
        wide = max(len(row.name) for row in rows)
        self.stdout.write(f"{'artefact':{wide}}  checked  problems  advice")
        for row in rows:
            numbers = f"{row.checked:>7}  {len(row.problems):>8}  {len(row.advice):>6}"
            self.stdout.write(f"{row.name:{wide}}  {numbers}")
        for title, kind in (("Problems", "problems"), ("Advice, where no rule is broken", "advice")):
            found = [(row.name, getattr(row, kind)) for row in rows if getattr(row, kind)]
            if found:
                self.stdout.write(f"\n{title}")
            for name, lines in found:
                for line in lines[:MOST_SHOWN]:
                    self.stdout.write(f"  {name}: {line}")
                if len(lines) > MOST_SHOWN:
                    self.stdout.write(f"  {name}: and {len(lines) - MOST_SHOWN} more")
        problems = sum(len(row.problems) for row in rows)
        self.stdout.write(f"\n{site.asked} requests to {site.host}, {problems} problems")
