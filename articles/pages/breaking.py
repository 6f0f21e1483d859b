"""The strip of breaking news over every page: what it says now, and when that changes by itself."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils.timezone import now

from articles.curation.reading import breaking_in
from newsroom.page_store.begun import begun
from newsroom.page_store.stamps import kept


@dataclass(frozen=True)
class Strip:
    """`url` is empty without a story; `article` is its number."""

    words: str
    since: object
    url: str
    until: object


def breaking(language):
    """The Strip over the pages of `language` now, or None. Kept per process until something changes."""
    at = now()
    for banner in _known(language):
        if banner.shown_from <= at < banner.shown_until and _story_is_live(banner, at):
            return Strip(banner.words, banner.shown_from, quote(banner.path), banner.shown_until)
    return None


def depending_on_breaking(declared, language):
    """The page shows it, or would: it changes when one is put up or ended, and at every end of one."""
    declared.on(f"breaking-{language}")
    for banner in _known(language):
        declared.until(banner.shown_until)
        for start, end in banner.times or ():
            declared.on(f"story-{banner.article_id}").until(start, end)
    return declared


def _story_is_live(banner, at):
    if banner.times is None:
        return True
    return any(start <= at and (end is None or at < end) for start, end in banner.times)


def _known(language):
    """Those not over yet. A story's change is told by the key of its front."""
    keys = (f"breaking-{language}", f"front-{language}")
    return kept(f"breaking-{language}", lambda: breaking_in(language, begun()), *keys)
