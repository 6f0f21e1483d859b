from django.core.management.base import BaseCommand

from newsroom import catalogue


class Command(BaseCommand):
    help = "Makes locale/*/LC_MESSAGES/django.mo of the django.po beside each; commit both."

    def handle(self, **options):
        for language in catalogue.languages():
            entries = catalogue.read(catalogue.file_of(language).read_text(encoding="utf-8"))
            catalogue.file_of(language, "mo").write_bytes(catalogue.packed(entries))
            self.stdout.write(f"{language}: {len(entries) - 1} texts")
