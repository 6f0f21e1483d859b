"""A story in schema.org's words, from what its page prints: the two cannot differ."""

from articles.models.photo import SQUARE, WIDE
from articles.pages.clock import with_offset
from articles.states import Label, Role

from .organization import CONTEXT, absolute, breadcrumbs, person, publisher

TYPES = {
    Label.ANALYSIS: "AnalysisNewsArticle",
    Label.OPINION: "OpinionNewsArticle",
    Label.EXPLAINER: "BackgroundNewsArticle",
    Label.LIVE: "ReportageNewsArticle",
}
PLACES = {Role.TRANSLATION: "translator", Role.EDITING: "editor"}
RATIOS = (WIDE, "classic", SQUARE)
LARGEST = 1920


def story_data(story, host, page):
    """The JSON-LD blocks of a story's page; `page` is the context that its template prints."""
    return [_article(story, host, page), breadcrumbs(_trail(story, page), host, story.article.language)]


def _trail(story, page):
    return [*((step["name"], step["url"]) for step in page["trail"]), (story.headline, "")]


def _article(story, host, page):
    article, address = story.article, host + page["canonical"]
    data = {
        "@context": CONTEXT,
        "@type": TYPES.get(story.label, "NewsArticle"),
        "@id": f"{address}#story",
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "headline": story.headline,
        "description": story.standfirst,
        "image": pictures(story, host),
        "datePublished": with_offset(article.published_at),
        "dateModified": with_offset(page["updated"] or article.published_at),
        "author": [person(row, host, article.language) for row in page["writers"]] or publisher(host),
        "publisher": publisher(host),
        "dateline": story.dateline,
        "articleSection": article.section_name,
        "keywords": [tag["name"] for tag in page["tags"]],
        "inLanguage": article.language,
        "isAccessibleForFree": True,
        "wordCount": story.word_count,
        "version": story.version,
        "correction": [_correction(note) for note in page["corrections"]],
        "isBasedOn": article.source_url,
        **_translations(article, page["translations"], host),
        **_others(page["others"], host, article.language),
    }
    return {name: value for name, value in data.items() if value or value is True}


def pictures(story, host):
    """The lead picture in each shape there is of it, largest first of each."""
    photo = story.picture
    found = []
    for crop in RATIOS if photo else ():
        if not photo.sizes_of(crop):
            continue
        width, height = photo.sizes_of(crop)[-1]
        about = {"caption": story.caption, "creditText": photo.credit}
        found.append(
            {
                "@type": "ImageObject",
                "url": absolute(photo.url(LARGEST, crop=crop), host),
                "width": width,
                "height": height,
                **{name: text for name, text in about.items() if text},
            }
        )
    return found


def _correction(note):
    return {"@type": "CorrectionComment", "text": note.text, "datePublished": with_offset(note.made_at)}


def _translations(article, rows, host):
    """The original this one was made from; or those that were made from it."""
    links = {row.article_id: {"@type": "NewsArticle", "@id": f"{host}{row.url}#story"} for row in rows}
    if article.translation_of_id:
        return {"translationOfWork": links.get(article.translation_of_id)}
    return {"workTranslation": list(links.values())}


def _others(rows, host, language):
    """Who did something else for it: translators and editors by that name, the rest as contributors."""
    found = {}
    for row in rows:
        found.setdefault(PLACES.get(row.role, "contributor"), []).append(person(row, host, language))
    return found
