from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security)
def no_uploader(app_configs, **kwargs):
    """django-ckeditor's uploader lets any account store a page of script; it is never installed."""
    if "ckeditor_uploader" in settings.INSTALLED_APPS:
        return [Error("ckeditor_uploader must not be installed.", id="newsroom.E001")]
    return []


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs, **kwargs):
    if "*" in settings.ALLOWED_HOSTS:
        return [Error("NEWSROOM_ALLOWED_HOSTS must name the site's hosts, not *.", id="newsroom.E002")]
    return []
