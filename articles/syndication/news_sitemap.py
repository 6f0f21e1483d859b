"""The news sitemap: what was first published in the last 48 hours, second by second."""

from datetime import timedelta
from urllib.parse import quote
from xml.sax.saxutils import escape

from articles.models import Revision
from articles.richtext import storable
from newsroom.page_store.begun import begun
from newsroom.site_settings.current import site_settings

from .sitemap_files import NEWS, Place

WINDOW, MOST_NEWS = timedelta(hours=48), 1_000
NAMESPACES = f' xmlns:news="{NEWS}"'
# ISO 639, but for Chinese, where Google asks for the script's country.
CHINESE = {"zh-hans": "zh-cn", "zh-hant": "zh-tw", "zh-cn": "zh-cn", "zh-tw": "zh-tw", "zh": "zh-cn"}


def news_window(at=None):
    """[(path, headline, first publication, language)], newest first: one query, of what is new alone."""
    at = at or begun()
    new = Revision.objects.live(at).filter(
        live_from__gt=at - WINDOW, article__published_at__gt=at - WINDOW, article__addresses__current=True
    )
    return list(
        new.order_by("-article__published_at", "-article_id").values_list(
            "article__addresses__path", "headline", "article__published_at", "article__language"
        )
    )


def leaves_at(window):
    """When the first of them is too old, or None."""
    return window[-1][2] + WINDOW if window else None


def parts_of(window):
    """The window in parts of at most a thousand; one empty part where there is nothing new."""
    return [window[start : start + MOST_NEWS] for start in range(0, len(window), MOST_NEWS)] or [[]]


def places_of(part, host):
    return [
        Place(host + quote(path), more=_news(headline, published, language))
        for path, headline, published, language in part
    ]


def _news(headline, published, language):
    return (
        f"<news:news><news:publication><news:name>{_text(site_settings().name)}</news:name>"
        f"<news:language>{_code(language)}</news:language></news:publication>"
        f"<news:publication_date>{published.isoformat(timespec='seconds')}</news:publication_date>"
        f"<news:title>{_text(headline)}</news:title></news:news>"
    )


def _code(language):
    return CHINESE.get(language, language.partition("-")[0])


def _text(text):
    return escape(storable(text))
