"""What must hold for a move: each raises Refused with the rule it stands for.

Those of the checklist return the problems that were passed by, which the move then records.
"""

import re

from django.utils.timezone import now

from articles.states import Concern

from .addresses import where_it_leads
from .checklist import open_points, points_opened
from .keeping import written_over
from .refused import Refused
from .rights import is_editor, is_theirs
from .standing import goes_out_again, is_placed, live_revision, scheduled_revision

# A page of this site: browsers read "\" as "/", and skip a tab, so neither may stand there.
OWN_PAGE = re.compile(r"/(?!/)[^\s\\\x00-\x1f\x7f]*")


def is_own_or_editor(article, *, by, **how):
    if not (is_editor(by) or is_theirs(article, by)):
        raise Refused("You may not move another's story.", "own-story")


def is_own(article, *, by, **how):
    if not is_theirs(article, by):
        raise Refused("Only its correspondent may do this.", "own-story")


def assignee_may_write(article, *, assignee=None, **how):
    if assignee and not (assignee.is_active and assignee.has_perm("articles.file_article")):
        raise Refused(f"{assignee} may not write stories.", "assignee")


def is_assigned_to_them(article, *, by, **how):
    if article.assignee_id != by.pk:
        raise Refused("Only the one it is assigned to takes a story up.", "assigned")
    if article.filed_by_id not in (None, by.pk):
        raise Refused("It has its writer already.", "taken-up")


def is_complete(article, **how):
    missing = [name for name in ("headline", "body") if not getattr(article, name)]
    if not article.bylines.exists():
        missing.append("byline")
    if missing:
        raise Refused(f"The story is not complete: {', '.join(missing)} missing.", "complete")


def has_note(article, *, note, **how):
    if not note.strip():
        raise Refused("Say why: this move needs a note.", "has-note")


def not_opened_since(article, **how):
    filed = article.history.filter(verb="file").first()
    openings = article.openings.exclude(person=article.filed_by).select_related("person")
    if filed:
        openings = openings.filter(at__gte=filed.at)
    opened = next((one for one in openings if is_editor(one.person)), None)
    if opened:
        raise Refused(f"{opened.person} has opened it; ask the desk to return it.", "not-opened")


def checklist_done(article, *, at=None, **how):
    """Every point of the checklist, for what was approved."""
    return _passed_by(open_points(article, article.approved_revision, at), **how)


def checklist_done_again(article, **how):
    """Every point of it, for what readers had last."""
    return _passed_by(open_points(article, goes_out_again(article)), **how)


def rights_last_until_then(article, *, at, **how):
    """The one point that a later time can open."""
    found = open_points(article, scheduled_revision(article), at)
    return _passed_by([point for point in found if point.name == "rights"], **how)


def opens_no_point(article, *, words, **how):
    """A fix may leave a point of the checklist open, as readers have it; it may not open one."""
    live = live_revision(article)
    return _passed_by(points_opened(article, live, written_over(live, words)), **how)


def _passed_by(points, *, by, note="", override=False, **how):
    """The problems that someone with the right passes by, with a reason; refused without either."""
    problems = [point.problem for point in points]
    if problems and not (override and by.has_perm("articles.override_checklist_article")):
        raise Refused("Before publishing: " + " ".join(problems), "checklist")
    if problems and not note.strip():
        raise Refused("Say why it goes out all the same: " + " ".join(problems), "checklist")
    return problems


def says_what_changed(article, *, what_changed="", **how):
    if live_revision(article) and not what_changed.strip():
        raise Refused("Say in one line what changed: readers see it beside the version.", "what-changed")


def is_live(article, **how):
    if not live_revision(article):
        raise Refused("Readers do not have this story now.", "live")


def is_out_or_scheduled(article, **how):
    if not is_placed(article):
        raise Refused("This story is neither live nor scheduled.", "live-or-scheduled")


def is_not_out(article, **how):
    if is_placed(article):
        raise Refused("A story that is live or scheduled cannot be spiked; withdraw it first.", "not-live")


def is_scheduled(article, **how):
    if not scheduled_revision(article):
        raise Refused("Nothing of this story is scheduled.", "scheduled")


def has_time(article, *, at=None, **how):
    if at is None:
        raise Refused("Give a time.", "has-time")
    if at <= now():
        raise Refused("The time must be in the future.", "not-in-the-past")


def was_taken_back(article, **how):
    was_to_go_out = article.withdrawn_at and article.approved_revision_id
    if is_placed(article) or not (article.published_at or was_to_go_out):
        raise Refused("Only a story that was withdrawn or has expired can be republished.", "withdrawn")


def mends_what_is_live(article, *, mends=None, **how):
    """`mends`, where it is given, is the number of the revision the new words were written over."""
    if mends is not None and live_revision(article).number != mends:
        raise Refused("Another version went out while you wrote; compare your words with it.", "words-seen")


def has_new_words(article, *, words=None, **how):
    live = live_revision(article)
    mended = written_over(live, words or {})
    if mended == live.words():
        raise Refused("Nothing was changed: give the new words with the fix.", "new-words")
    if not (mended["headline"] and mended["body"]):
        raise Refused("A story that readers have keeps a headline and words.", "complete")


def has_correction(article, *, correction="", concerns=Concern.FACT, **how):
    if not correction.strip():
        raise Refused("Say for readers what was wrong and what is right.", "has-correction")
    if concerns not in Concern.values:
        raise Refused("Choose what the correction concerns.", "concerns")


def has_outcome(article, *, readers_get="", to="", **how):
    if readers_get not in {"gone", "missing", "redirect"}:
        raise Refused("Choose what readers get at its address.", "readers-get")
    if readers_get == "redirect" and not OWN_PAGE.fullmatch(to):
        raise Refused("Give the page of this site that readers are sent to, beginning with /.", "redirect-to")
    if readers_get == "redirect" and not where_it_leads(article, to):
        raise Refused("That page leads back to this story: readers would go in a ring.", "redirect-ring")
