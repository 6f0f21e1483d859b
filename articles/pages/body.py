"""A story's body as readers get it: pictures filled in, the dateline at its head, tables that scroll."""

import re

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from articles.models import Photo

FIGURE = re.compile(r'<figure\b([^>]*)\bdata-photo="(\d+)"([^>]*)>(.*?)</figure>', re.DOTALL)
EMBED = re.compile(r'<figure\b[^>]*\bdata-embed="([^"]+)"[^>]*>(.*?)</figure>', re.DOTALL)
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
ALT = re.compile(r'\b(?:data-)?alt="([^"]*)"')
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
HOST = re.compile(r"https?://(?:www\.)?([^/]+)")


def body_of(story):
    """The body of a revision as safe HTML: it was sanitized when saved. One query if it has pictures."""
    html = _with_pictures(story.body)
    html = EMBED.sub(_embed, html)
    html = TABLE.sub(_scrolling, html)
    return mark_safe(_with_dateline(html, story.dateline))


def _with_pictures(html):
    numbers = {int(found[2]) for found in FIGURE.finditer(html)}
    photos = Photo.objects.in_bulk(numbers) if numbers else {}
    return FIGURE.sub(lambda found: _figure(found, photos.get(int(found[2]))), html)


def _figure(found, photo):
    if photo is None or not photo.is_ready or not photo.is_usable():
        return ""
    inner = found[4]
    caption, alt = CAPTION.search(inner), ALT.search(found[1] + found[3] + inner)
    return render_to_string(
        "articles/_body_figure.html",
        {
            "photo": photo,
            "caption": mark_safe(caption[1]) if caption else photo.caption,
            "alt": mark_safe(alt[1]) if alt else photo.alt,
        },
    )


def _embed(found):
    """A link to click, not a foreign page: nothing is asked of another host until the reader asks."""
    host = HOST.match(found[1])
    caption = CAPTION.search(found[2])
    text = caption[1] if caption else escape(found[1])
    return f'<p class="embed"><a href="{found[1]}" rel="external">{text}</a> ({host[1] if host else ""})</p>'


def _scrolling(found):
    return f'<div class="scroll" tabindex="0" role="group">{found[0]}</div>'


def _with_dateline(html, dateline):
    """The place stands at the head of the first paragraph: `KOVRAN, Tarvia – `."""
    if not dateline:
        return html
    place = format_html('<span class="dateline">{}</span> – ', dateline)
    if html.lstrip().startswith("<p>"):
        return html.replace("<p>", f"<p>{place}", 1)
    return f"<p>{place}</p>{html}"
