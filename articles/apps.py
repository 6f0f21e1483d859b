from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The story: how it is filed, moved, read and reviewed."""

    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"
