"""Keeping what the choice reads of each story: counted once, weighed and posted at every placement."""

from collections import Counter
from datetime import UTC, datetime

from articles.models import StoryTerms, TaggedArticle
from articles.richtext import to_text

from . import postings, statistics
from .terms import key_of, key_of_all, key_of_tag, words_in
from .vectors import pack, unpack, weigh, weigh_tags

POSTED = 16
RARE = 5  # a word that at most one story in five has is worth telling
LAST_MINUTE = 2**31 - 1
FIRST_MINUTE = datetime(1970, 1, 1, tzinfo=UTC)


class Telling:
    """What `copy` (a revision, or the working copy) of `article` tells: words and tags by key."""

    def __init__(self, article, copy, tags):
        self.article, self.language = article, article.language
        counts = words_in("\n".join((copy.headline, copy.standfirst, to_text(copy.body))))
        self.names = {key_of(self.language, word): word for word in counts}
        self.counts = {key_of(self.language, word): often for word, often in counts.items()}
        self.tags = {key_of_tag(self.language, number): name for number, name in tags}

    def all_keys(self):
        """Every key it is counted under."""
        return [*self.counts, *self.tags, key_of_all(self.language)]

    def weigh(self, known=None):
        """Sets `words` and `tag_weights`, the heaviest first, and `rare`, by the statistics as they stand."""
        known = statistics.stories_with(self.all_keys()) if known is None else known
        total = known.get(key_of_all(self.language), 0)
        self.rare = {key for key in self.counts if known.get(key, 0) * RARE <= total}
        self.words = weigh(self.counts, known, total)
        self.tag_weights = weigh_tags(self.tags, known, total)
        return self


def minute_of(time):
    """Minutes since 1970, as far as four bytes reach: the years 2100 before to 6000 after Christ."""
    return max(-LAST_MINUTE, min(int((time - FIRST_MINUTE).total_seconds() // 60), LAST_MINUTE))


def tellings(revisions):
    """Telling of each of `revisions`, `article` loaded; one query for all their tags."""
    tags = {}
    rows = TaggedArticle.objects.filter(content_object__in=[one.article_id for one in revisions])
    for article, number, name in rows.values_list("content_object_id", "tag_id", "tag__name"):
        tags.setdefault(article, []).append((number, name))
    return [Telling(one.article, one, tags.get(one.article_id, ())) for one in revisions]


def count(found):
    """Add stories to the statistics of their languages, each once only."""
    counts = Counter()
    for telling in found:
        counts.update(telling.all_keys())
    statistics.add_counts(counts)


def index(found):
    """Keep the terms of each Telling in `found`, and post the foremost, in place of what was kept before."""
    known = statistics.stories_with({key for telling in found for key in telling.all_keys()})
    old = StoryTerms.objects.in_bulk([telling.article.pk for telling in found])
    postings.unpost([row for one in old.values() for row in _posted(one)])
    rows = []
    for telling in found:
        telling.weigh(known)
        rows.append(
            StoryTerms(
                article_id=telling.article.pk,
                minute=minute_of(telling.article.published_at),
                words=pack(telling.words),
                tags=pack(telling.tag_weights),
            )
        )
    StoryTerms.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["article"], update_fields=["minute", "words", "tags"]
    )
    postings.post([row for one in rows for row in _posted(one)])


def _posted(terms):
    words, tags = unpack(bytes(terms.words))[0], unpack(bytes(terms.tags))[0]
    return [(key, terms.minute, terms.article_id) for key in (*words[:POSTED], *tags)]
