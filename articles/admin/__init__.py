"""The desk's screens: one module each, nothing decided here that the workflow decides."""

from . import article, correction, correspondent, partner_feed, photo, review, syndication, tag

__all__ = ["article", "correction", "correspondent", "partner_feed", "photo", "review", "syndication", "tag"]
