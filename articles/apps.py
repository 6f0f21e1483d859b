from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The story: how it is filed, moved, read and reviewed."""

    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Make known the handlers of jobs, the addresses that are purged, and the checks."""
        from .pages import addressed  # noqa: F401
        from .photos import removal, renditions, rights_end, share_cards, withdrawal  # noqa: F401
        from .pings import hubs, indexnow  # noqa: F401
        from .related import refreshing  # noqa: F401
        from .reviews import reply_letter  # noqa: F401
        from .syndication import checks  # noqa: F401
        from .workflow import letters, pruning, renamed_section  # noqa: F401
