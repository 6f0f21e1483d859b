from django.utils.html import format_html

from newsroom.languages import interface_language, mark_for
from newsroom.site_settings.current import site_settings


def said_in(row, field, language):
    """The text of `row` in `language`: what `<field>_in` has for it, else the field's own."""
    return getattr(row, f"{field}_in").get(language) or getattr(row, field)


def mark_of(row, field, language):
    """` lang="en" dir="ltr"` where what `said_in` gives is in another language than the page or its
    interface, else nothing."""
    spoken = _spoken(row, field, language)
    if not said_in(row, field, language) or spoken == language == interface_language(language):
        return ""
    return mark_for(spoken)


def marked_in(row, field, language):
    """What `said_in` gives as HTML, within a line, marked with its language where that is another."""
    mark = mark_of(row, field, language)
    return format_html("<span{}>{}</span>" if mark else "{1}", mark, said_in(row, field, language))


def mark_in(row, field, language, around=None):
    """The mark of that text where what stands around it is in another language (default: in `language`)."""
    spoken = _spoken(row, field, language)
    return "" if spoken == (around or language) else mark_for(spoken)


def _spoken(row, field, language):
    """The language that what `said_in` gives is in."""
    return language if getattr(row, f"{field}_in").get(language) else site_settings().default_language
