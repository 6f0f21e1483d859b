"""Feeds for partners, each as its row says: sections in and out, number, how much, when."""

from dataclasses import replace

from django.http import Http404
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from articles.models import PartnerFeed
from articles.pages.lists import among
from articles.pages.navigation import all_sections, family_of
from newsroom.languages import page_path
from newsroom.site_settings.current import site_settings

from .channels import Channel, live_in, paths_of
from .feed_pages import print_feed


@require_safe
def partner_feed(request, key, form="rss"):
    response = print_feed(request, partner_channel(request.language, key), form)
    response["X-Robots-Tag"] = "noindex"
    return response


def partner_channel(language, part):
    """The channel at `/partners/<part>/`; no page where the secret is another than its own."""
    feed = PartnerFeed.opened_by(part)
    if feed is None:
        raise Http404
    channel = Channel(
        mark=f"partner-{feed.pk}",
        title=f"{site_settings().name}: {feed.name}",
        page=page_path("front", language),
        paths=paths_of("partner_feed", language, key=feed.path_part),
        keys=["partners"],
        stories=live_in(language),
        number=feed.number,
        full=feed.full,
        pictures=feed.pictures,
        kept=not feed.secret,
        hubs=False,  # pings name the site's own feeds; a delayed one changes at another time
    )
    return replace(channel, **_chosen(feed, language, sections_of(feed)))


def sections_of(feed):
    """The sections whose stories it has; None means every one."""
    if not feed.chosen_in and not feed.chosen_out:
        return None
    every = all_sections()
    taken = _families(feed.chosen_in) if feed.chosen_in else {section.pk for section in every}
    return [section for section in every if section.pk in taken - _families(feed.chosen_out)]


def _families(numbers):
    return {one.pk for section in all_sections() if section.pk in numbers for one in family_of(section)}


def _chosen(feed, language, sections):
    """The stories that are due, and when the next is that readers have already."""
    live, due = live_in(language), now() - feed.delay
    if sections == []:
        return {"stories": live.none()}
    streams = [live] if sections is None else [live.in_section(section) for section in sections]
    if not feed.delay:
        return {"stories": among(streams, feed.number)}
    waiting = live if sections is None else live.in_sections(sections)
    following = waiting.filter(article__published_at__gt=due).order_by("article__published_at")
    first = following.values_list("article__published_at", flat=True).first()
    stories = among([stream.filter(article__published_at__lte=due) for stream in streams], feed.number)
    return {"stories": stories, "next_at": first and first + feed.delay}
