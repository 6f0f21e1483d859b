"""What must hold of the files we publish about ourselves, for `manage.py check --deploy`."""

from django.core.checks import Error, Tags, register
from django.db import DatabaseError
from django.utils.timezone import now

from articles.models import Syndication

from .standing_files import expiry


@register(Tags.security, deploy=True)
def security_txt_is_true(app_configs, **kwargs):
    """A security.txt that has lapsed is to be ignored (RFC 9116): whoever found a hole has nobody to tell."""
    try:
        settings = Syndication.objects.filter(pk=1).first()
    except DatabaseError:
        return []  # before the first migrate
    if settings is None or not settings.security_contact:
        return []
    if settings.security_expires is None or expiry(settings) <= now():
        hint = "Look over its contact, then set a new date: desk, More, Syndication."
        return [Error("security.txt has lapsed.", hint=hint, id="newsroom.E003")]
    return []
