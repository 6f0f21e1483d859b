"""Atom 1.0 (RFC 4287): the same as the RSS, with each byline's page and the time of its last update."""

from newsroom.said_in import said_in
from newsroom.site_settings.current import site_settings

from .ids import feed_id
from .rss import print_picture
from .xml_sheet import XmlSheet

TYPE = "application/atom+xml"
NAMESPACES = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns__media": "http://search.yahoo.com/mrss/"}
NEVER = "1970-01-01T00:00:00Z"  # a feed must say when it changed, also one that never has


def atom(channel, entries, about):
    """The feed as bytes; `about` as of rss()."""
    sheet = XmlSheet()
    with sheet.inside("feed", xml__lang=about["language"], **NAMESPACES):
        sheet.one("id", feed_id(channel.mark, about["language"]))
        sheet.one("title", channel.title)
        if tagline := said_in(site_settings(), "tagline", about["language"]):
            sheet.one("subtitle", tagline)
        sheet.one("updated", moment(about["changed"]) if about["changed"] else NEVER)
        sheet.one("link", rel="self", type=TYPE, href=about["self"])
        sheet.one("link", rel="alternate", type="text/html", href=about["page"])
        for hub in about["hubs"]:
            sheet.one("link", rel="hub", href=hub)
        sheet.one("icon", about["icon"])
        with sheet.inside("author"):
            sheet.one("name", site_settings().name)
        for entry in entries:
            with sheet.inside("entry"):
                _entry(sheet, entry)
    return sheet.written()


def _entry(sheet, entry):
    sheet.one("id", entry.id)
    sheet.one("title", entry.title, type="text")
    sheet.one("link", rel="alternate", type="text/html", href=entry.url)
    sheet.one("published", moment(entry.published))
    sheet.one("updated", moment(entry.updated))
    for name, address in entry.writers:
        with sheet.inside("author"):
            sheet.one("name", name)
            sheet.one("uri", address)
    for name in entry.categories:
        sheet.one("category", term=name)
    if entry.summary:
        sheet.one("summary", entry.summary, type="text")
    if entry.html:
        sheet.one("content", entry.html, type="html")
    if entry.picture:
        print_picture(sheet, entry.picture)


def moment(time):
    return time.isoformat(timespec="seconds")
