"""Names of stories and feeds for other machines: they hold no slug, no section, no headline, for ever."""

from urllib.parse import urlsplit

from django.conf import settings

from articles.models import Syndication

BEGUN = "2026"  # a name's date is one on which the domain was the newsroom's


def story_id(story):
    """`tag:example.org,2026-11-24:story-123` (RFC 4151) of a live revision's story."""
    return f"tag:{_domain()},{story.article.published_at:%Y-%m-%d}:story-{story.article_id}"


def feed_id(mark, language):
    return f"tag:{_domain()},{BEGUN}:feed-{mark}-{language}"


def _domain():
    return Syndication.current().id_domain or urlsplit(settings.SITE_ADDRESS).hostname
