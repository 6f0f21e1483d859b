"""What the page of a story depends on: exactly, so that one published elsewhere leaves it as it is.

A story younger than `EARLIER_AFTER` has the newest of its section beneath it, and goes with every
change there. Beneath an older one stand those that came before it, which change only when one of them
does: an archive of any size is left alone by what is published today.
"""

from datetime import timedelta

from django.db.models import Q

from articles.models import RelatedStory
from articles.reviews.leaving import closes_on
from articles.richtext import photo_ids
from articles.states import Label
from articles.workflow.staleness import EARLIER_AFTER, in_each_language, original_of
from newsroom.page_store.begun import begun
from newsroom.page_store.declared import Declared
from newsroom.prepared import prepared

from .boundary import boundaries, nearest
from .lists import depending

LIVE_FOR = timedelta(hours=24)


def depends_on(story):
    """What every page about `story` shows: its words, where it stands, whether reviews are open."""
    numbers = (f"story-{story.article_id}", f"card-{story.article_id}")
    declared = Declared().on(*numbers, "settings", "navigation")
    declared.on(*photo_keys(story))
    return declared.until(story.begins, story.ends).dated(closes_on(story.article))


def photo_keys(story):
    numbers = photo_ids(story.body)
    return [f"photo-{number}" for number in [*numbers, story.lead_photo_id] if number]


def is_earlier(story):
    """Whether it is old enough to stand with those before it, and not with the newest."""
    return story.article.published_at + EARLIER_AFTER <= begun()


def with_company(declared, story, related, river, reports, translations):
    """Adds the stories beside it: what they show, who may join them, and when the clock changes them."""
    article, shown = story.article, [*related, *river, *reports, *translations]
    declared.on(*(f"story-{each.article_id}" for each in shown), f"live-{article.language}")
    declared.on(f"related-{article.pk}")
    earlier = is_earlier(story)
    declared.on(f"{'earlier' if earlier else 'section'}-{article.section.slug}")
    declared.until(*(each.live_from + LIVE_FOR for each in reports), article.published_at + EARLIER_AFTER)
    numbers = tuple(each.article_id for each in shown)
    about = (article.pk, original_of(article), article.language, article.section_id)
    declared.until(nearest(_boundaries(begun(), *about, article.published_at if earlier else None, numbers)))
    return depending(declared, [story, *related, *reports])


@prepared
def _boundaries(at, article, original, language, section, earlier_than, shown):
    related = RelatedStory.objects.filter(article=article).values("related")
    joins = Q(article__in=related) | Q(article__in=in_each_language(original))
    joins |= Q(label=Label.LIVE, article__language=language)
    beside = Q(article__section=section)
    joins |= beside & Q(article__published_at__lt=earlier_than) if earlier_than else beside
    ours = Q(article__in=shown)
    return boundaries(at, joins | ours, ours)
