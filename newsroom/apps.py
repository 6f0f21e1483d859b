from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NewsroomConfig(AppConfig):
    """The site: people, jobs, audit, settings, kept pages."""

    name = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from . import checks, roles, whole_files  # noqa: F401  checks and jobs register themselves
        from .jobs import clearing  # noqa: F401
        from .people import trying  # noqa: F401

        post_migrate.connect(roles.sync_roles, sender=self, dispatch_uid="newsroom.roles")
