from datetime import UTC, timedelta

from django.db.models import Q
from django.utils.timezone import now

from articles.models import Article
from articles.states import Label
from newsroom.page_store.stamps import bump
from newsroom.site_settings.current import site_settings

# From then on a story is no news: beneath it stand those that came before it, not the newest.
EARLIER_AFTER = timedelta(hours=48)


def story_keys(article):
    """The surrogate keys of every page that shows `article`, or would once it is live: about nine queries.

    `earlier-<section>` is of pages that show only what is older than `EARLIER_AFTER`.
    """
    language, section = article.language, article.section
    keys = {f"story-{article.pk}", f"list-{language}", f"front-{language}", f"section-{section.slug}"}
    if section.parent_id:
        keys.add(f"section-{section.parent.slug}")
    keys.add("stories")
    if _is_alone(article):
        keys.add("navigation")
    if article.published_at:
        keys.add(f"month-{language}-{article.published_at.astimezone(UTC):%Y%m}")
    if article.published_at and article.published_at < now() - EARLIER_AFTER:
        keys.add(f"earlier-{section.slug}")
    if article.revisions.placed().filter(label=Label.LIVE).exists():
        keys.add(f"live-{language}")
    keys.update(f"tag-{slug}" for slug in article.tags.values_list("slug", flat=True))
    keys.update(f"correspondent-{pk}" for pk in article.bylines.values_list("correspondent_id", flat=True))
    keys.update(f"story-{pk}" for pk in family_of(article).values_list("pk", flat=True))
    keys.update(f"story-{pk}" for pk in article.related_to.values_list("article_id", flat=True))
    return keys


def _is_alone(article):
    """Whether an edition in another language lists the section for this story only (pages.navigation)."""
    if article.language == site_settings().default_language:
        return False
    had = Article.objects.filter(section=article.section_id, language=article.language)
    return not had.filter(published_at__isnull=False).exclude(pk=article.pk).exists()


def original_of(article):
    """The number of the story that this one, or what it was translated from, is."""
    return article.translation_of_id or article.pk


def family_of(article):
    """The story in every language, the original among them."""
    return in_each_language(original_of(article))


def in_each_language(original):
    """The story with the number `original`, and its translations.

    One list of stories, not one OR another, for use in a condition: PostgreSQL would otherwise read
    every revision there is.
    """
    return Article.objects.filter(Q(translation_of=original) | Q(pk=original)).values("pk")


def bump_story(article):
    """Make stale, in this transaction, whatever page shows `article`."""
    bump(*sorted(story_keys(article)))
