"""Feeds, sitemaps and structured data: stories for machines."""
