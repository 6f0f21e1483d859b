from django.apps import AppConfig


class SectionsConfig(AppConfig):
    """Where stories belong."""

    name = "sections"
    default_auto_field = "django.db.models.BigAutoField"
