from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from newsroom.reserved import RESERVED, is_reserved


def first_parts(patterns):
    """The first part of every path the site answers to, but for those that any word may fill, and for files
    like `sitemap-<month>.xml`: no slug holds a full stop."""
    for pattern in patterns:
        first, slash, _rest = str(pattern.pattern).partition("/")
        if first:
            if "<" not in first:
                yield first
        elif isinstance(pattern, URLResolver):
            yield from first_parts(pattern.url_patterns)


def test_the_first_part_of_every_page_is_reserved():
    parts = set(first_parts(get_resolver().url_patterns))

    assert "correspondents" in parts
    assert parts <= set(RESERVED)


def test_languages_are_reserved_whatever_their_case():
    assert is_reserved("az") and is_reserved("AR") and is_reserved("Feed")
    assert not is_reserved("politics")
