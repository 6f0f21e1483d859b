from django.db.models import Max
from django.utils.timezone import now

from articles.comparing import change_size
from articles.models import Revision
from articles.richtext import word_count


def next_revision(article, words, *, by, over=None, at=None, restores=None):
    """Keep `words` (every name of COPY_FIELDS) as the article's next revision, and return it.

    `over` are the words it was made from (default: the same), against which its size is told.
    """
    last = article.revisions.aggregate(last=Max("number"))["last"] or 0
    words_in, words_out = (0, 0) if over is None else change_size(over, words)
    return Revision.objects.create(
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
