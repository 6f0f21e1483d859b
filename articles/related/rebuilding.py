"""Choosing for many stories: all are counted first, then weighed and posted, then chosen for.

Each batch is one transaction, which also writes how far it came, so that a rebuild may be stopped at any
moment and goes on where it was. Memory holds one batch, however many stories there are.
"""

from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles.models import Article, RebuildMark, Revision, TermCount
from newsroom.turn import take_turn

from .indexing import count, index, tellings
from .storage import keep_choice

NAME = "related"
STAGES = ("count", "index", "choose")
BATCH = 200


def rebuild(*, anew=False):
    """Yields (stage, number of the last story done) at first and after each batch.

    `anew` begins from the start, whatever was done before. Two processes at once share the work.
    """
    if anew:
        RebuildMark.objects.filter(name=NAME).delete()
    mark, _made = RebuildMark.objects.get_or_create(name=NAME, defaults={"stage": STAGES[0], "after": 0})
    while mark:
        yield mark.stage, mark.after
        with transaction.atomic():
            take_turn()
            mark = _step(RebuildMark.objects.filter(name=NAME).first())


def _step(mark):
    """Do the batch after `mark` and move it on; returns None at the end."""
    if mark is None:  # another process came to the end
        return None
    if mark.stage == "count" and not mark.after:
        TermCount.objects.all().delete()
    numbers = _next(mark.after)
    if numbers:
        DO[mark.stage](numbers)
        mark.after = numbers[-1]
    elif mark.stage == STAGES[-1]:
        mark.delete()
        return None
    else:
        mark.stage, mark.after = STAGES[STAGES.index(mark.stage) + 1], 0
    mark.save()
    return mark


def choose_for(numbers):
    """The same for those of `numbers` that it was not done for, yielding stories done once a batch."""
    for stage in STAGES:
        yield stage, 0
        for start in range(0, len(numbers), BATCH):
            with transaction.atomic():
                take_turn()
                DO[stage](_undone(stage, numbers[start : start + BATCH]))
            yield stage, min(start + BATCH, len(numbers))


def _undone(stage, numbers):
    missing = {"related_rows": None} if stage == "choose" else {"terms": None}
    return list(Article.objects.filter(pk__in=numbers, **missing).values_list("pk", flat=True))


def _next(after):
    """The next numbers of stories that were placed, in order."""
    rows = Article.objects.filter(pk__gt=after, published_at__isnull=False).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:BATCH])


def _tellings(numbers):
    """Telling of what readers get, or will or did get last, of each story."""
    last = Revision.objects.placed().filter(article=OuterRef("pk")).order_by("-live_from").values("pk")[:1]
    chosen = Article.objects.filter(pk__in=numbers).annotate(last=Subquery(last)).values("last")
    return tellings(list(Revision.objects.filter(pk__in=chosen).select_related("article")))


def _count(numbers):
    count(_tellings(numbers))


def _index(numbers):
    index(_tellings(numbers))


def _choose(numbers):
    for article in Article.objects.filter(pk__in=numbers).select_related("section"):
        keep_choice(article)


DO = {"count": _count, "index": _index, "choose": _choose}
