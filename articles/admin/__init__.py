"""The desk's screens: one module each, nothing decided here that the workflow decides."""

from . import article, correction, correspondent, photo, review, tag

__all__ = ["article", "correction", "correspondent", "photo", "review", "tag"]
