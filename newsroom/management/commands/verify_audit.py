from django.core.management.base import BaseCommand, CommandError

from newsroom.audit.log import verify


class Command(BaseCommand):
    """Check the chain of the audit log.

    Rows cut off at its end leave a whole chain behind: keep the last digest that was printed, on
    paper or another machine, and give it back with --has.
    """

    help = "Name the first audit row that was altered, if any was."

    def add_arguments(self, parser):
        parser.add_argument("--has", metavar="DIGEST", help="a digest printed earlier, which must be there")

    def handle(self, *args, has=None, **options):
        self.rows, self.last, self.found = 0, "", False
        event = verify(lambda whole: self._count(whole, has))
        if event:
            raise CommandError(f"Row {event.pk} of {event.at:%Y-%m-%d %H:%M:%S} UTC does not follow: {event}")
        if has and not self.found:
            raise CommandError(f"No row has the digest {has}: the end of the log was cut off.")
        self.stdout.write(
            f"The log is whole: {self.rows} rows. The last digest is {self.last or 'none yet'}."
        )

    def _count(self, event, has):
        self.rows, self.last = self.rows + 1, event.digest
        self.found = self.found or event.digest == has
