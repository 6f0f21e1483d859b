"""A story's body for readers elsewhere: plain elements, every address with its host."""

from functools import lru_cache
from urllib.parse import urljoin

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.pages.body import body_of
from articles.pages.clock import day, local
from articles.richtext.allowed import ATTRIBUTES, TAGS

SCHEMES = {"http", "https", "mailto", "tel"}
KEPT = {
    name: attributes - {"data-photo", "data-alt", "data-embed"} for name, attributes in ATTRIBUTES.items()
}
KEPT["img"] = {"src", "width", "height", "alt"}


def full_text(story, base, photos):
    """The body with its corrections and without scripts, classes and sizes to choose from, as HTML.

    `base` is the story's own address: a link in it that has no host gets this one's.
    """
    html = _cleaner(base).clean(body_of(story, photos))
    notes = [(note, _note(note)) for note in story.notes]
    above = format_html_join("", "{}", ([text] for note, text in notes if note.major))
    below = format_html_join("", "{}", ([text] for note, text in notes if not note.major))
    return above + mark_safe(html) + below


def without_pictures(html):
    """The same without its figures of pictures: for partners that may not have them."""
    return WORDS_ONLY.clean(html)


def _note(note):
    return format_html(
        "<p><strong>{}</strong> {}: {}</p>", _("Correction."), day(local(note.made_at).date()), note.text
    )


@lru_cache(64)
def _cleaner(base):
    def absolute(tag, name, value):
        return urljoin(base, value) if name in {"href", "src"} else value

    return nh3.Cleaner(
        tags=TAGS | {"img"},
        clean_content_tags={"button"},
        attributes=KEPT,
        attribute_filter=absolute,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


WORDS_ONLY = nh3.Cleaner(
    tags=TAGS - {"figure", "figcaption"},
    clean_content_tags={"figure"},
    attributes={name: kept for name, kept in KEPT.items() if name not in {"img", "figure"}},
    url_schemes=SCHEMES,
    link_rel=None,
)
