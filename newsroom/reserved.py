"""First path parts that no section, language or page may take; a test holds them against the URLconf."""

from newsroom.languages import LANGUAGE_CODES

RESERVED = (
    "about admin ads.txt api archive contact correspondents corrections favicon.ico favicon.svg feed "
    "healthz humans.txt icons latest media news-sitemap.xml partners preview readyz robots.txt search "
    "site.webmanifest sitemap-correspondents.xml sitemap-sections.xml sitemap.xml static tags "
    "trust.txt .well-known"
).split()


def is_reserved(part):
    """Whether `part` is taken, as a page's first path part or as a language."""
    return part.lower() in RESERVED or part.lower() in LANGUAGE_CODES
