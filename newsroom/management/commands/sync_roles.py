from django.core.management.base import BaseCommand

from newsroom.roles import sync_roles


class Command(BaseCommand):
    """Give each role the rights that newsroom/roles.py lists, no more and no fewer."""

    help = "Bring the groups in line with newsroom/roles.py. Running it again changes nothing."

    def handle(self, *args, **options):
        for name, count in sync_roles().items():
            self.stdout.write(f"{name}: {count} rights")
