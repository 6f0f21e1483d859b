"""A story's body as readers get it: pictures filled in, the dateline at its head, tables that scroll."""

import re
from html import escape, unescape

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from articles.models import Photo
from articles.richtext import photo_ids, to_text
from articles.richtext.embeds import embed_of

from .elements import filled, inside

PHOTO = re.compile(r'\bdata-photo="(\d+)"')
EMBED = re.compile(r'\bdata-embed="([^"]+)"')
ALT = re.compile(r'\bdata-alt="([^"]*)"')
HEADING = re.compile(r"<(/?)h([2-4])(?=[ >])")
FIRST = re.compile(r'\s*<p(?: (?:lang|dir)="[^"]*")*>')


def body_of(story, photos=None):
    """The body of a revision as safe HTML; `photos` as of `html_of`."""
    return html_of(story.body, story.dateline, photos)


def html_of(body, dateline="", photos=None):
    """`body` as safe HTML: it was sanitized when saved.

    `photos` are those of `photos_of`; without them, one query if it has pictures.
    """
    html = _with_figures(body, photos_of([body]) if photos is None else photos)
    html = _in_order(filled(html, "table", _scrolling))
    return mark_safe(_with_dateline(html, dateline))


def photos_of(bodies):
    """The pictures in `bodies`, by number; one query if there are any."""
    numbers = {number for body in bodies for number in photo_ids(body)}
    return Photo.objects.in_bulk(numbers) if numbers else {}


def _with_figures(html, photos):
    def figure(attributes, words):
        photo, embed = PHOTO.search(attributes), EMBED.search(attributes)
        if photo:
            return _picture(photos.get(int(photo[1])), attributes, words)
        if embed:
            return _embed(embed[1], words)
        return f"<figure{attributes}>{_with_figures(words, photos)}</figure>"

    return filled(html, "figure", figure)


def _picture(photo, attributes, words):
    if photo is None or not photo.is_usable():
        return ""
    caption, alt = inside(words, "figcaption"), ALT.search(attributes)
    return render_to_string(
        "articles/_body_figure.html",
        {
            "photo": photo,
            "caption": photo.caption if caption is None else mark_safe(caption),
            "alt": mark_safe(alt[1]) if alt else photo.alt,
        },
    )


def _embed(address, words):
    """A link, and what a script may make a frame of. No other host is asked until the reader asks."""
    caption = inside(words, "figcaption") or ""
    embed = embed_of(unescape(address))
    context = {"address": mark_safe(address), "text": to_text(caption), "embed": embed}
    return render_to_string("articles/_embed.html", context).strip()


def _scrolling(attributes, words):
    """In a box that scrolls, which who goes there by keyboard hears called by the table's caption."""
    caption = to_text(inside(words, "caption") or "")
    name = f' aria-label="{escape(caption)}"' if caption else ""
    return f'<div class="scroll" tabindex="0" role="group"{name}><table{attributes}>{words}</table></div>'


def _in_order(html):
    """Headings begin at the second level and skip none, whatever levels they were written with."""
    above = []

    def level(mark):
        if not mark[1]:
            above[:] = [one for one in above if one < mark[2]] + [mark[2]]
        return f"<{mark[1]}h{1 + len(above)}"

    return HEADING.sub(level, html)


def _with_dateline(html, dateline):
    """The place stands at the head of the first paragraph: `KOVRAN, Tarvia – `."""
    if not dateline:
        return html
    place = format_html('<span class="dateline">{}</span> – ', dateline)
    first = FIRST.match(html)
    if first:
        return f"{first[0]}{place}{html[first.end() :]}"
    return f"<p>{place}</p>{html}"
