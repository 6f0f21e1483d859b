"""Putting archived stories on the shelf in bulk: article, revision, address, byline, tags, reviews, index.

They are placed by `place_many`, skip the publish checklist (half of real archives lack
standfirsts), and are logged as imported.
"""

from datetime import UTC
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.timezone import now

from articles.models import Address, Article, Byline, Move, Review, ReviewTally, Revision, TaggedArticle
from articles.reviews.moderation import RATINGS
from articles.richtext import word_count
from articles.search.index import index_revisions
from articles.states import ReviewState, State
from articles.workflow.addresses import LONGEST_SLUG, path_for, slug_for
from articles.workflow.intervals import place_many
from newsroom.bulk import give_keys, insert
from newsroom.page_store.stamps import bump
from newsroom.site_settings.current import site_settings
from newsroom.turn import take_turn


@transaction.atomic
def shelve(stories, places, *, verb="import"):
    """Insert a batch of ArchivedStory (a few hundred), live since their publication; returns the articles.

    About twelve queries a batch, and what `places` must make. All of the batch or none.
    """
    take_turn()
    articles = give_keys(Article, [_article(story, places) for story in stories])
    revisions = give_keys(Revision, [_revision(*pair) for pair in zip(articles, stories, strict=True)])
    for article, revision in zip(articles, revisions, strict=True):
        article.approved_revision_id = revision.pk
    addresses = _addresses(articles)  # may give an article another slug
    insert(Article, articles)
    place_many(revisions)
    insert(Address, addresses)
    bylines = insert(Byline, list(_bylines(articles, stories, places)))
    insert(TaggedArticle, list(_tagged(articles, stories, places)))
    insert(Move, _moves(articles, revisions, verb))
    _shelve_reviews(articles, stories)
    index_revisions(revisions)
    bump(*_stale_keys(articles, stories, bylines, places))
    return articles


def _article(story, places):
    return Article(
        **_words(story),
        section=places.section(story.section),
        slug=story.slug,
        language=story.language,
        external_id=story.external_id,
        source=story.source,
        source_url=story.source_url,
        licence=story.licence,
        state=State.PUBLISHED,
        words_number=1,
        published_at=story.published,
    )


def _words(story):
    names = ("kicker", "label", "headline", "standfirst", "body", "dateline")
    return {name: getattr(story, name) for name in names}


def _revision(article, story):
    return Revision(
        article=article,
        **_words(story),
        number=1,
        version=1,
        saved_at=story.published,
        live_from=story.published,
        word_count=word_count(story.body) if story.words is None else story.words,
    )


def _moves(articles, revisions, verb):
    how = {"verb": verb, "at": now(), "left": State.DRAFT, "entered": State.PUBLISHED}
    return [
        Move(article_id=article.pk, revision_id=revision.pk, **how)
        for article, revision in zip(articles, revisions, strict=True)
    ]


def _addresses(articles):
    """An address each, `-2` and so on where the path is taken: one query a batch, one more a clash."""
    zone = ZoneInfo(site_settings().time_zone)
    wanted = []
    for article in articles:
        day = article.published_at.astimezone(zone).date()
        wanted.append((article, slug_for(article), day))
    paths = {path_for(article, slug, day) for article, slug, day in wanted}
    taken = set(Address.objects.filter(path__in=paths).values_list("path", flat=True))
    return [_free_address(article, slug, day, taken) for article, slug, day in wanted]


def _free_address(article, base, day, taken):
    attempt, slug = 1, base
    path = path_for(article, slug, day)
    while path in taken or (attempt > 1 and Address.objects.filter(path=path).exists()):
        attempt += 1
        slug = f"{base[: LONGEST_SLUG - 5]}-{attempt}"
        path = path_for(article, slug, day)
    taken.add(path)
    article.slug = slug
    return Address(path=path, article=article)


def _bylines(articles, stories, places):
    for article, story in zip(articles, stories, strict=True):
        for order, name in enumerate(story.bylines):
            yield Byline(article_id=article.pk, correspondent_id=places.correspondent(name).pk, order=order)


def _tagged(articles, stories, places):
    for article, story in zip(articles, stories, strict=True):
        for tag in {places.tag(name).pk for name in story.tags}:
            yield TaggedArticle(content_object_id=article.pk, tag_id=tag)


def _shelve_reviews(articles, stories):
    reviews, tallies = [], []
    for article, story in zip(articles, stories, strict=True):
        if story.reviews:
            ratings = [review["rating"] for review in story.reviews]
            counts = {name: ratings.count(rating) for rating, name in enumerate(RATINGS, start=1)}
            tallies.append(ReviewTally(article=article, **counts))
            reviews += [
                Review(article=article, state=ReviewState.APPROVED, **review) for review in story.reviews
            ]
    insert(Review, reviews)
    insert(ReviewTally, tallies)


def _stale_keys(articles, stories, bylines, places):
    """Of every page that lists one of them: as `staleness.story_keys` says of one story."""
    keys = {f"correspondent-{row.correspondent_id}" for row in bylines} | {"navigation"}
    keys |= {"stories"} | {f"tag-{places.tag(name).slug}" for story in stories for name in story.tags}
    for article in articles:
        keys |= {f"list-{article.language}", f"front-{article.language}", f"section-{article.section.slug}"}
        keys.add(f"month-{article.language}-{article.published_at.astimezone(UTC):%Y%m}")
        keys |= {f"earlier-{article.section.slug}", f"live-{article.language}"}
        if article.section.parent_id:
            keys.add(f"section-{article.section.parent.slug}")
    return keys
