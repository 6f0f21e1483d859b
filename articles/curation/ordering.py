"""The only writer of TopStory: which stories lead the front of a language, in which order, until when."""

from datetime import timedelta
from hashlib import sha256

from django.utils.timezone import now

from articles.models import Revision, TopStory
from newsroom.audit.log import record
from newsroom.page_store.stamps import bump

from .refusing import NotCurated, curating

MOST = 7  # the lead, and two rows of three
LONGEST = timedelta(days=31)


def order_front(language, places, *, by, seen=None):
    """Make `places`, (number of a story, until) in order, the top of the front; returns the rows.

    Rows that stay as they are go on; the others end now and new ones begin. `seen` is the
    `print_of` the order that `by` had before them: where it has changed since, nothing is done.
    Raises NotCurated, with nothing changed and the refusal logged.
    """
    with curating("front.order", language, by):
        moment = now()
        standing = list(TopStory.objects.shown(moment).in_language(language).order_by("rank"))
        if seen is not None and seen != print_of(standing):
            raise NotCurated("Someone else has ordered the front since you opened it.", "seen")
        _check(language, places, moment)
        wanted = {(pk, rank, until) for rank, (pk, until) in enumerate(places, start=1)}
        kept = {(row.article_id, row.rank, row.shown_until): row for row in standing}
        ended = [row.pk for key, row in kept.items() if key not in wanted]
        TopStory.objects.filter(pk__in=ended).update(shown_until=moment)
        begin = {"language": language, "shown_from": moment, "put_by": by}
        new = [
            TopStory(article_id=pk, rank=rank, shown_until=until, **begin)
            for pk, rank, until in sorted(wanted - set(kept), key=lambda one: one[1])
        ]
        TopStory.objects.bulk_create(new)
        if ended or new:
            bump(f"front-{language}")
            record("front.order", by=by, subject=f"front {language}", detail={"stories": _told(places)})
    return list(TopStory.objects.shown(moment).in_language(language).order_by("rank"))


def print_of(rows):
    """A short print of an order: equal where nobody changed it."""
    plain = [(row.article_id, row.rank, row.shown_until.isoformat(timespec="minutes")) for row in rows]
    return sha256(repr(plain).encode()).hexdigest()[:16]


def _check(language, places, moment):
    numbers = [pk for pk, _until in places]
    if len(numbers) > MOST:
        raise NotCurated(f"At most {MOST} stories: the lead and six.", "most")
    if len(set(numbers)) < len(numbers):
        raise NotCurated("A story stands on the front once.", "once")
    live = Revision.objects.live(moment).in_language(language).filter(article__in=numbers)
    missing = set(numbers) - set(live.values_list("article", flat=True))
    if missing:
        raise NotCurated("Only stories that readers have can stand on the front.", "live")
    if any(until is None or not moment < until <= moment + LONGEST for _pk, until in places):
        raise NotCurated("Each place needs an end, in the future and within a month.", "until")


def _told(places):
    return [[pk, until.isoformat(timespec="minutes")] for pk, until in places]
