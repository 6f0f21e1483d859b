from newsroom.page_store.stamps import bump


def story_keys(article):
    """The surrogate keys of every page that shows `article`: about five queries."""
    language, section = article.language, article.section
    keys = {f"story-{article.pk}", f"list-{language}", f"front-{language}", f"section-{section.slug}"}
    if section.parent_id:
        keys.add(f"section-{section.parent.slug}")
    keys.update(f"tag-{slug}" for slug in article.tags.values_list("slug", flat=True))
    keys.update(f"correspondent-{pk}" for pk in article.bylines.values_list("correspondent_id", flat=True))
    keys.update(f"story-{pk}" for pk in article.translations.values_list("pk", flat=True))
    if article.translation_of_id:
        keys.add(f"story-{article.translation_of_id}")
    return keys


def bump_story(article):
    """Make stale, in this transaction, whatever page shows `article`."""
    bump(*sorted(story_keys(article)))
