"""Every feed in its three forms: RSS, Atom, JSON."""

from django.http import Http404
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.models import Syndication
from articles.pages.chrome import host_of
from articles.pages.clock import midnight_after
from articles.pages.icons import icon_url
from articles.pages.lists import depending
from articles.richtext import photo_ids
from newsroom.languages import interface_language
from newsroom.page_store.declared import Declared

from . import atom, json_feed, rss
from .channels import correspondent_channel, section_channel, site_channel, tag_channel
from .entries import read_entries
from .organization import absolute
from .serving import artefact, changing, link_header

FORMS = {
    "rss": (rss.rss, rss.TYPE),
    "atom": (atom.atom, atom.TYPE),
    "json": (json_feed.json_feed, json_feed.TYPE),
}


@require_safe
def site_feed(request, form="rss"):
    return print_feed(request, site_channel(request.language), form)


@require_safe
def section_feed(request, section, form="rss"):
    return print_feed(request, section_channel(request.language, section), form)


@require_safe
def correspondent_feed(request, slug, form="rss"):
    return print_feed(request, correspondent_channel(request.language, slug), form)


@require_safe
def tag_feed(request, slug, form="rss"):
    return print_feed(request, tag_channel(request.language, slug), form)


def print_feed(request, channel, form):
    """The feed of `channel` in `form`: at most eight queries with those that found the channel."""
    host, language = host_of(request), request.language
    declared = Declared().on(*channel.keys, f"list-{language}", "settings", "navigation")
    with override(interface_language(language)):
        entries, stories = read_entries(channel, language, host)
        if not (entries or channel.found):
            raise Http404
        _depend(declared, channel, stories)
        write, content_type = FORMS[form]
        changed = changing(declared)
        about = {
            "self": host + channel.paths[form],
            "page": host + channel.page,
            "language": language,
            "hubs": Syndication.current().hubs.split() if channel.hubs else [],
            # Of its own stories, not of whatever may have changed it: the bytes say what they hold.
            "changed": max((entry.updated for entry in entries), default=None),
            "icon": absolute(icon_url(180), host),
        }
        body = write(channel, entries, about)
    response = artefact(request, body, content_type, declared, changed=changed, kept=channel.kept)
    response["Link"] = link_header([("self", about["self"]), *(("hub", hub) for hub in about["hubs"])])
    response["Content-Language"] = language
    return response


def _depend(declared, channel, stories):
    depending(declared, stories)
    declared.on(*(f"tagname-{row.tag.slug}" for story in stories for row in story.article.tagged.all()))
    if channel.full:
        declared.on(*(f"photo-{number}" for story in stories for number in photo_ids(story.body)))
    declared.until(channel.next_at).dated(midnight_after(declared.made))
