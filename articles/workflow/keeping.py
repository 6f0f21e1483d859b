from django.db.models import Max
from django.utils.timezone import now

from articles.models import Revision
from articles.richtext import word_count


def next_revision(article, words, *, by, at=None):
    """Keep `words` (every name of COPY_FIELDS) as the article's next revision, and return it."""
    last = article.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        article=article,
        number=last + 1,
        saved_at=at or now(),
        saved_by=by,
        word_count=word_count(words["body"]),
        **words,
    )
