from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The story: how it is filed, moved, read and reviewed."""

    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Make the handlers of jobs known to the worker, and the checks to `manage.py check`."""
        from .photos import renditions, share_cards  # noqa: F401
        from .related import refreshing  # noqa: F401
        from .syndication import checks  # noqa: F401
        from .workflow import letters, renamed_section  # noqa: F401
