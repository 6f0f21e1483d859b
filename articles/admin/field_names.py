"""The fields of a story by the names people read."""

from django.utils.translation import gettext_lazy as _

from articles.models import Article

OTHERS = {"tags": _("tags"), "bylines": _("bylines"), "plan": _("planning"), "language": _("language")}


def field_name(name):
    if name in OTHERS:
        return OTHERS[name]
    return Article._meta.get_field(name).verbose_name


def field_names(names):
    """In one line, parted by commas."""
    return ", ".join(str(field_name(name)) for name in names)
