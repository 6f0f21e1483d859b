"""Keeping the index, in the transaction of the change it follows.

Indexed are the revisions of a story that readers have or will have, and the one whose words are the
working copy: readers' questions and the desk's are asked of the same rows. What ended is taken out,
since it cannot come back.
"""

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import now

from articles.models import Article, Byline, Revision, TaggedArticle
from newsroom.turn import take_turn

from . import listing, months, tables, vocabulary
from .entry import entry_of

BATCH = 500


def index_story(article, move=None):
    """Bring what is found of `article` in line with its words, its intervals and where it belongs."""
    index_stories([article.pk])


def index_stories(numbers, all_new=False):
    """Index the stories with these numbers anew, `all_new` or none; about eight statements a batch."""
    current = Q(live_until__isnull=True) | Q(live_until__gt=now())
    working = Q(number=F("article__words_number"))
    wanted = Revision.objects.filter(article__in=numbers).filter(
        working | (Q(live_from__isnull=False) & current)
    )
    revisions = list(wanted.select_related("article").defer("article__body").order_by("pk"))
    planned = list(Article.objects.filter(pk__in=numbers, words_number=0))
    gone = tables.take("article_id", numbers)
    listing.take(numbers)
    _write(revisions, gone, planned, new=all_new or not any(month for _language, month in gone))


def index_revisions(revisions):
    """Index placed revisions of new stories, their bylines and tags already written."""
    _write(revisions, (), (), new=True)


def _write(revisions, gone, planned, new):
    numbers = {revision.article_id for revision in revisions}
    people = _pairs(Byline.objects.filter(article__in=numbers).values_list("article_id", "correspondent_id"))
    tags = _pairs(
        TaggedArticle.objects.filter(content_object__in=numbers).values_list("content_object_id", "tag_id")
    )
    entries = [
        entry_of(
            revision,
            revision.article,
            correspondents=people.get(revision.article_id, ()),
            tags=tags.get(revision.article_id, ()),
            placed=_may_be_read(revision),
        )
        for revision in revisions
    ]
    entries += [entry_of(article, article, placed=False) for article in planned]  # a catchline, no words yet
    if entries:
        tables.write(entries)
        listing.write(row for entry in entries for row in entry.listed())
    months.count(gone, [(entry.language, entry.month) for entry in entries])
    vocabulary.learn(entries, new)


def _may_be_read(revision):
    ended = revision.live_until is not None and revision.live_until <= now()
    return revision.live_from is not None and not ended and revision.article.published_at is not None


def _pairs(rows):
    found = {}
    for article, other in rows:
        found.setdefault(article, set()).add(other)
    return found


def rebuild_index():
    """Index every story anew, a batch a transaction, yielding how many are done.

    Readers search on meanwhile; interrupted, what was done stays done, and it may be run again.
    """
    with transaction.atomic():
        vocabulary.forget()
    done, last = 0, 0
    while numbers := list(
        Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        with transaction.atomic():
            take_turn()
            index_stories(numbers, all_new=True)
        done, last = done + len(numbers), numbers[-1]
        yield done
    with transaction.atomic():
        take_turn()
        tables.drop_strays()
        months.count_again()
