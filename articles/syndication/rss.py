"""RSS 2.0 with the full text, each byline, the lead picture with its credit, and the hubs."""

from email.utils import format_datetime

from newsroom.said_in import said_in
from newsroom.site_settings.current import site_settings

from .xml_sheet import XmlSheet

TYPE = "application/rss+xml"
NAMESPACES = {
    "xmlns__atom": "http://www.w3.org/2005/Atom",
    "xmlns__content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns__dc": "http://purl.org/dc/elements/1.1/",
    "xmlns__media": "http://search.yahoo.com/mrss/",
}


def rss(channel, entries, about):
    """The feed as bytes; `about` has `self`, `page`, `language`, `hubs`, `changed`, `icon`."""
    sheet = XmlSheet()
    with sheet.inside("rss", version="2.0", **NAMESPACES), sheet.inside("channel"):
        sheet.one("title", channel.title)
        sheet.one("link", about["page"])
        sheet.one("atom:link", rel="self", type=TYPE, href=about["self"])
        for hub in about["hubs"]:
            sheet.one("atom:link", rel="hub", href=hub)
        sheet.one("description", said_in(site_settings(), "tagline", about["language"]) or channel.title)
        sheet.one("language", about["language"])
        if about["changed"]:
            sheet.one("lastBuildDate", moment(about["changed"]))
        with sheet.inside("image"):
            sheet.one("url", about["icon"])
            sheet.one("title", channel.title)
            sheet.one("link", about["page"])
        for entry in entries:
            with sheet.inside("item"):
                _item(sheet, entry)
    return sheet.written()


def _item(sheet, entry):
    sheet.one("title", entry.title)
    sheet.one("link", entry.url)
    sheet.one("guid", entry.id, isPermaLink="false")
    sheet.one("pubDate", moment(entry.published))
    sheet.one("atom:updated", entry.updated.isoformat(timespec="seconds"))
    for name, _address in entry.writers:
        sheet.one("dc:creator", name)
    for name in entry.categories:
        sheet.one("category", name)
    if entry.summary:
        sheet.one("description", entry.summary)
    if entry.html:
        sheet.one("content:encoded", entry.html)
    if entry.picture:
        print_picture(sheet, entry.picture)


def print_picture(sheet, picture):
    """As `media:content`, for feeds in either XML form."""
    size = {name: picture[name] for name in ("url", "type", "width", "height")}
    with sheet.inside("media:content", medium="image", **size):
        for name, text in {
            "media:description": picture["caption"] or picture["alt"],
            "media:credit": picture["credit"],
        }.items():
            if text:
                sheet.one(name, text)


def moment(time):
    return format_datetime(time.replace(microsecond=0))
