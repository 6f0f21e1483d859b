from django.core.management.base import BaseCommand, CommandError

from newsroom.audit.log import verify


class Command(BaseCommand):
    """Check the chain of the audit log."""

    help = "Name the first audit row that was altered, if any was."

    def handle(self, *args, **options):
        event = verify()
        if event:
            raise CommandError(f"Row {event.pk} of {event.at:%Y-%m-%d %H:%M:%S} UTC does not follow: {event}")
        self.stdout.write("The log is whole.")
