"""The same story in other languages, as pages tell search engines: every one names the same ones."""

from newsroom.site_settings.current import site_settings


def alternates(story, translations, host):
    """[(language, address), …, ("x-default", address)] of the story and its translations that are live.

    Each language once; nothing where there is one alone, or where this one is not its language's.
    `translations` as story_parts.translations_of gives them.
    """
    original = story.article.translation_of_id or story.article_id
    family = sorted([story, *translations], key=lambda one: one.article_id)
    by_language = {}
    for one in family:
        if (one.article.translation_of_id or one.article_id) == original:
            by_language.setdefault(one.article.language, one)
    if len(by_language) < 2 or by_language[story.article.language] is not story:
        return []
    first = next((one for one in by_language.values() if one.article_id == original), None)
    chosen = by_language.get(site_settings().default_language) or first or next(iter(by_language.values()))
    links = [(language, host + one.url) for language, one in sorted(by_language.items())]
    return [*links, ("x-default", host + chosen.url)]
