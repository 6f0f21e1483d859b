"""One function makes a move, and nothing else writes `state`."""

from django.db import transaction
from django.utils.timezone import now

from articles.models import Article, Move
from newsroom.audit.log import record
from newsroom.turn import take_turn

from .refused import Refused, log_refused
from .standing import read_once
from .transitions import REVISE, ROWS


def move(article, verb, *, by, note="", seen=None, **how):
    """Make the move `verb` of `article` as `by`; returns the article, fresh, with `state` changed.

    `how` is what the row's act and checks take: at, until, what_changed, words, correction,
    concerns, major, readers_get, to, override. `seen` is the number of the revision `by` had before
    them: where the words have changed since, the move is refused. Raises Refused, with nothing
    changed and the refusal logged, naming the first rule that did not hold.
    """
    try:
        with transaction.atomic():
            return _move(article, verb, by, note, seen, how)
    except Refused as refusal:
        log_refused(f"move.{verb}", refusal, by=by, article=article)
        raise


@read_once()
def moves_open_to(article, by):
    """The rows `by` may make now, in the table's order: checks that need the form's answers left out."""
    return [row for row in ROWS.values() if _is_open(row, article, by)]


def revise(article, *, by, to):
    """The move a save makes when it changed the words of an approved or published story."""
    with transaction.atomic():
        return _make(REVISE, article, by, "", {}, target=to)


def _move(article, verb, by, note, seen, how):
    row = ROWS.get(verb)
    if row is None:
        raise Refused(f"There is no move called “{verb}”.", "known-move")
    take_turn()
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if article.state not in row.sources:
        raise Refused(f"You cannot {verb} a story that is {article.state}.", "from-state")
    if not by.has_perm(row.permission):
        raise Refused(f"You may not {verb} stories.", "permission")
    if seen is not None and seen != article.words_number:
        raise Refused("The words have changed since you opened the story; read them again.", "words-seen")
    overrode = [passed for check in row.checks for passed in check(article, by=by, note=note, **how) or ()]
    return _make(row, article, by, note, how, overrode=overrode)


def _make(row, article, by, note, how, *, target=None, overrode=()):
    left = article.state
    revision = row.act(article, by=by, note=note, **how) if row.act else None
    article.state = target or row.target or left
    article.save()
    made = Move.objects.create(
        article=article, verb=row.verb, by=by, at=now(), left=left, entered=article.state, note=note.strip(),
        revision=revision or article.revisions.filter(number=article.words_number).first(),
        overrode=list(overrode),
    )  # fmt: skip
    subject = f"story {article.pk}"
    record(f"move.{row.verb}", by=by, subject=subject, detail={"from": left, "to": article.state})
    if overrode:
        detail = {"overrode": list(overrode), "why": note.strip()}
        record(f"override.{row.verb}", by=by, subject=subject, detail=detail)
    for effect in row.effects:
        effect(article, made)
    return article


FROM_THE_FORM = {
    "is_complete",  # the words come with the move, or it says what they lack
    "checklist_done",
    "checklist_done_again",
    "rights_last_until_then",
    "opens_no_point",
    "has_note",
    "has_time",
    "has_new_words",
    "has_correction",
    "has_outcome",
    "says_what_changed",
}


def _is_open(row, article, by):
    if article.state not in row.sources or not by.has_perm(row.permission):
        return False
    try:
        for check in row.checks:
            if check.__name__ not in FROM_THE_FORM:
                check(article, by=by, note="")
    except Refused:
        return False
    return True
