"""What a move does beside changing `state`. Each returns the revision the move is about, or None."""

from django.utils.timezone import now

from articles.models import COPY_FIELDS, Correction
from articles.models.copy import clean
from articles.states import Concern

from .claiming import claim
from .intervals import end, move_slot, place, take_back
from .keeping import next_revision, written_over
from .standing import goes_out_again, live_revision, scheduled_revision


def set_plan(article, *, due=None, assignee=None, **how):
    """Who is to write it and by when; what is left out is taken away. Without words it leaves its taker."""
    if article.words_number == 0 and article.filed_by_id and article.filed_by != assignee:
        article.filed_by = None
        article.bylines.all().delete()
    article.due, article.assignee = due, assignee


def take_up(article, *, by, **how):
    claim(article, by)


def pin_words(article, **how):
    """Approval is of one revision: the words as they stand."""
    article.approved_revision = article.revisions.get(number=article.words_number)
    return article.approved_revision


def unpin_words(article, **how):
    article.approved_revision = None


def place_approved(article, *, at=None, until=None, what_changed="", material=None, **how):
    """The approved revision goes out; a copy of it where those words went out before."""
    updates = live_revision(article) is not None
    revision = article.approved_revision
    if revision.live_from is not None:
        revision = next_revision(article, revision.words(), by=revision.saved_by)
        article.approved_revision = revision
    revision.article = article  # what is placed dates this very row, which the move then saves
    _clear_withdrawal(article)
    material = updates if material is None else material
    return place(revision, at, until, what_changed=what_changed.strip(), material=material)


def move_scheduled(article, *, at, **how):
    """To `at`; its end stays, where `until` does not give another or, with None, takes it away."""
    revision = scheduled_revision(article)
    revision.article = article
    move_slot(revision, at, how.get("until", revision.live_until))
    return revision


def take_back_scheduled(article, **how):
    revision = scheduled_revision(article)
    revision.article = article
    take_back(revision)
    article.approved_revision = revision
    return revision


def drop_approval(article, **how):
    """Words were changed: approval falls, a slot of the approved words is cancelled, live text stays."""
    if scheduled_revision(article):
        take_back_scheduled(article)
    article.approved_revision = None


def place_fix(article, *, by, words, what_changed="", material=False, **how):
    """New words for readers at once. The working copy follows only where it was the live text."""
    live = live_revision(article)
    in_step = article.words() == live.words() and not scheduled_revision(article)
    revision = next_revision(article, written_over(live, words), by=by, over=live.words())
    revision.article = article
    if in_step:
        _follow_words(article, revision, by)
    return place(revision, what_changed=what_changed.strip(), material=material)


def place_correction(article, *, by, correction, concerns=Concern.FACT, major=False, **how):
    revision = place_fix(article, by=by, material=True, **{**how, "what_changed": "Corrected"})
    Correction.objects.create(
        article=article, revision=revision, text=clean("caption", correction), concerns=concerns, major=major,
        made_at=revision.live_from, made_by=by,
    )  # fmt: skip
    return revision


def end_for_readers(article, *, readers_get, to="", **how):
    article.withdrawn_at, article.withdrawn_as = now(), readers_get
    article.withdrawn_to = to if readers_get == "redirect" else ""
    return end(article)


def place_again(article, *, by, **how):
    """What readers had last goes out anew; earlier drafts stay as revisions."""
    last = goes_out_again(article)
    revision = next_revision(article, last.words(), by=by, over=article.words(), restores=last.number)
    revision.article = article
    _follow_words(article, revision, by)
    _clear_withdrawal(article)
    return place(revision)


def end_at(article, *, at, **how):
    return end(article, at)


def restore_live_words(article, *, by, **how):
    live = live_revision(article)
    revision = next_revision(article, live.words(), by=by, over=article.words(), restores=live.number)
    _follow_words(article, revision, by)
    article.approved_revision = live
    return revision


def _follow_words(article, revision, by):
    for name in COPY_FIELDS:
        setattr(article, name, getattr(revision, name))
    article.words_number, article.words_by = revision.number, by
    article.approved_revision = revision


def _clear_withdrawal(article):
    article.withdrawn_at, article.withdrawn_as, article.withdrawn_to = None, "", ""
