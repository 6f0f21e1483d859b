"""JSON Feed 1.1: the same as the RSS, for readers that would rather not parse XML."""

import json

from newsroom.said_in import said_in
from newsroom.site_settings.current import site_settings

from .atom import moment

TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel, entries, about):
    """The feed as bytes; `about` as of rss()."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "home_page_url": about["page"],
        "feed_url": about["self"],
        "description": said_in(site_settings(), "tagline", about["language"]),
        "icon": about["icon"],
        "language": about["language"],
        "authors": [{"name": site_settings().name}],
        "hubs": [{"type": "WebSub", "url": hub} for hub in about["hubs"]],
        "items": [_item(entry) for entry in entries],
    }
    kept = {name: value for name, value in feed.items() if value or name == "items"}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


def _item(entry):
    """Without a text in full the summary stands for it: the format asks for one."""
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "content_text": "" if entry.html else entry.summary or entry.title,
        "image": entry.picture.get("url"),
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "authors": [{"name": name, "url": address} for name, address in entry.writers],
        "tags": entry.categories,
    }
    if entry.picture.get("credit"):
        item["_picture"] = {"credit": entry.picture["credit"], "caption": entry.picture["caption"]}
    return {name: value for name, value in item.items() if value}
