from django.db.models import Max
from django.utils.timezone import now

from articles.comparing import change_size
from articles.models import Revision
from articles.models.copy import clean
from articles.richtext import word_count
from newsroom.audit.log import record

from .body_pictures import note_pictures
from .rights import must_edit


def next_revision(article, words, *, by, over=None, at=None, restores=None):
    """Keep `words` (every name of COPY_FIELDS) as the article's next revision, and return it.

    `over` are the words it was made from (default: the same), against which its size is told.
    """
    last = article.revisions.aggregate(last=Max("number"))["last"] or 0
    words_in, words_out = (0, 0) if over is None else change_size(over, words)
    revision = Revision.objects.create(
        article=article,
        number=last + 1,
        saved_at=at or now(),
        saved_by=by,
        word_count=word_count(words["body"]),
        words_in=words_in,
        words_out=words_out,
        restores=restores,
        **words,
    )
    note_pictures([revision])
    return revision


def pin(article, number, *, by, kept):
    """Keep revision `number` whatever is pruned, or let it go again. Raises Refused where `by` may not."""
    must_edit(article, by)
    if Revision.objects.filter(article=article, number=number).exclude(kept=kept).update(kept=kept):
        record(
            "revision.keep" if kept else "revision.let-go",
            by=by,
            subject=f"story {article.pk}",
            detail={"revision": number},
        )


def written_over(copy, words):
    """The words of `copy` with `words` (any of COPY_FIELDS, cleaned as on every way in) over them."""
    return {**copy.words(), **{name: clean(name, value) for name, value in words.items()}}
