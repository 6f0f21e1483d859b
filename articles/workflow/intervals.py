"""The only writer of `live_from`, `live_until` and `version`: what readers get, and when.

An interval that readers have begun to get is never moved and only ever shortened. A slot
that has not begun may still be taken back or moved. Call these with the article's row locked
(`select_for_update`), inside the transaction of the move.
"""

from django.db.models import F
from django.utils.timezone import now

from articles.models import Revision
from newsroom.bulk import give_keys, insert

from .addresses import settle_address
from .body_pictures import note_pictures
from .keeping import next_revision
from .refused import Refused
from .staleness import bump_story

EMPTY = {"live_from": None, "live_until": None, "version": None, "what_changed": "", "material": False}


def place(revision, at=None, until=None, *, what_changed="", material=False):
    """Give `revision` the interval from `at` (default: now) to `until`, and return it.

    Whatever covers `at` ends there; the new interval ends at the latest where the next placed
    one begins. The first placement gives the story its address. Refuses a revision that was
    placed before, an empty interval, and a time gone by.
    """
    moment = now()
    at = moment if at is None else at
    if revision.live_from is not None:
        raise Refused("These words were placed before; they go out again as a new revision.", "placed-once")
    if at < moment:
        raise Refused("A story cannot be published in the past.", "not-in-the-past")
    placed = revision.article.revisions.placed().exclude(live_until=F("live_from"))
    if placed.filter(live_from=at).exists():
        raise Refused("Another version is placed at this very time.", "one-at-a-time")
    following = placed.filter(live_from__gt=at).order_by("live_from").first()
    if following and (until is None or until > following.live_from):
        until = following.live_from
    if until is not None and until <= at:
        raise Refused("A story must end after it begins.", "interval-forward")
    placed.live(at).update(live_until=at)
    _write(revision, at, until, what_changed, material)
    _follow(revision.article)
    return revision


def take_back(revision):
    """Remove the slot of a revision that is not live yet.

    What it would have replaced goes on: a new revision of the same words takes up where the
    present one now ends, since an interval that has begun is not made longer.
    """
    start, until = _clear_slot(revision)
    _go_on(revision.article, start, until)
    _follow(revision.article)


def move_slot(revision, at, until=None):
    """Give a revision that is not live yet another interval; what it replaces stays until then."""
    what_changed, material = revision.what_changed, revision.material
    start, old_until = _clear_slot(revision)
    if at > start:
        _go_on(revision.article, start, old_until)
    place(revision, at, until, what_changed=what_changed, material=material)


def end(article, at=None):
    """End what is live at `at` (default: now) there, and take back every later slot.

    Returns the revision that ended, or None where nothing was live then.
    """
    at = now() if at is None else at
    article.revisions.scheduled(at).update(**EMPTY)
    last = article.revisions.live(at).first()
    article.revisions.live(at).update(live_until=at)
    _follow(article)
    return last


def place_many(revisions):
    """Insert new revisions that carry their intervals already (import and seed): bulk, unchecked.

    Each has `live_from`, `live_until` and `version` set, versions from 1 and oldest first within a
    story, and no key, unless `give_keys` gave all of them theirs. The database's constraints hold.
    Addresses, `published_at` and stamps are the caller's.
    """
    return note_pictures(insert(Revision, give_keys(Revision, revisions)))


def _write(revision, at, until, what_changed, material):
    others = revision.article.revisions.placed()
    for other in others.filter(live_from__gt=at).order_by("-version").only("version"):
        Revision.objects.filter(pk=other.pk).update(version=F("version") + 1)
    revision.live_from, revision.live_until = at, until
    revision.version = others.filter(live_from__lte=at).count() + 1
    revision.what_changed, revision.material = what_changed, material
    revision.save(update_fields=list(EMPTY))


def _clear_slot(revision):
    if revision.live_from is None or revision.live_from <= now():
        raise Refused("Only a version that is not out yet can be taken off the schedule.", "not-yet-live")
    start, until, version = revision.live_from, revision.live_until, revision.version
    Revision.objects.filter(pk=revision.pk).update(**EMPTY)
    revision.refresh_from_db(fields=list(EMPTY))
    for other in revision.article.revisions.filter(version__gt=version).order_by("version").only("version"):
        Revision.objects.filter(pk=other.pk).update(version=F("version") - 1)
    return start, until


def _go_on(article, start, until):
    """Let the version whose end at `start` was only made for a slot go on, as a new revision."""
    before = article.revisions.filter(live_until=start, live_from__lt=start).first()
    if before:
        _write(next_revision(article, before.words(), by=before.saved_by), start, until, "", False)


def _follow(article):
    """Bring what is kept beside the intervals in line: first publication, address, stamps."""
    first = article.revisions.placed().exclude(live_until=F("live_from")).order_by("live_from").first()
    article.published_at = first.live_from if first else None
    article.save(update_fields=["published_at", "changed"])
    settle_address(article)
    bump_story(article)
