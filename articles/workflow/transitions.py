"""Every move of a story, one row each: the desk's rules, read rather than reconstructed."""

from dataclasses import dataclass, field

from articles.photos.share_cards import order_share_card
from articles.pings.announcing import announce, announce_routing
from articles.related.storage import choose_related, keep_choice
from articles.search.index import index_story
from articles.states import State

from . import acts
from .checks import (
    assignee_may_write,
    checklist_done,
    checklist_done_again,
    has_correction,
    has_new_words,
    has_note,
    has_outcome,
    has_time,
    is_assigned_to_them,
    is_complete,
    is_live,
    is_not_out,
    is_out_or_scheduled,
    is_own,
    is_own_or_editor,
    is_scheduled,
    mends_what_is_live,
    not_opened_since,
    opens_no_point,
    rights_last_until_then,
    says_what_changed,
    was_taken_back,
)
from .four_eyes import approved_by_another, not_own_story
from .letters import tell_assignee, tell_byline, tell_desk

DRAFT, FILED, APPROVED, PUBLISHED, SPIKED = (
    State.DRAFT,
    State.FILED,
    State.APPROVED,
    State.PUBLISHED,
    State.SPIKED,
)
ANY = frozenset(State)
SAME = None


@dataclass(frozen=True)
class Row:
    """One move. `target` None leaves the state as it was; `asks` names what its form must ask for."""

    verb: str
    sources: frozenset
    target: State | None
    power: str
    checks: list
    act: object
    effects: list
    asks: tuple = field(default=())

    @property
    def permission(self):
        return f"articles.{self.power}_article"

    @property
    def label(self):
        return self.verb[0].upper() + self.verb[1:]


# fmt: off
ROWS = {row.verb: row for row in (
    #   verb              from                         to         power        must hold                                 does                       then
    Row("assign",         ANY - {SPIKED},              SAME,      "assign",    [assignee_may_write],                     acts.set_plan,             [tell_assignee]),
    Row("take up",        {DRAFT},                     SAME,      "file",      [is_assigned_to_them],                    acts.take_up,              [tell_desk]),
    Row("file",           {DRAFT},                     FILED,     "file",      [is_own_or_editor, is_complete],          None,                      [tell_desk]),
    Row("recall",         {FILED},                     DRAFT,     "file",      [is_own, not_opened_since],               None,                      []),
    Row("return",         {FILED, APPROVED},           DRAFT,     "approve",   [has_note],                               acts.unpin_words,          [tell_byline], ("note",)),
    Row("approve",        {FILED},                     APPROVED,  "approve",   [is_complete, not_own_story],             acts.pin_words,            [tell_byline]),
    Row("publish",        {APPROVED},                  PUBLISHED, "publish",   [approved_by_another, checklist_done, says_what_changed], acts.place_approved,       [order_share_card, index_story, announce, choose_related, tell_byline], ("time", "until", "what_changed")),
    Row("reschedule",     {PUBLISHED},                 PUBLISHED, "publish",   [is_scheduled, has_time, rights_last_until_then], acts.move_scheduled,       [order_share_card, index_story, announce, choose_related, tell_byline], ("time", "until")),
    Row("unschedule",     {PUBLISHED},                 APPROVED,  "publish",   [is_scheduled],                           acts.take_back_scheduled,  [index_story, tell_byline]),
    Row("quick fix",      ANY,                         SAME,      "quick_fix", [has_note, is_live, mends_what_is_live, has_new_words, opens_no_point], acts.place_fix,            [order_share_card, index_story, announce, choose_related, tell_desk], ("note", "words")),
    Row("correct",        ANY,                         SAME,      "correct",   [has_note, is_live, mends_what_is_live, has_new_words, opens_no_point, has_correction], acts.place_correction, [order_share_card, index_story, announce, choose_related, tell_desk, tell_byline], ("note", "words", "correction")),
    Row("withdraw",       ANY,                         SAME,      "withdraw",  [has_note, is_out_or_scheduled, has_outcome], acts.end_for_readers,  [order_share_card, index_story, announce, tell_byline], ("note", "readers_get")),
    Row("republish",      ANY,                         PUBLISHED, "withdraw",  [has_note, was_taken_back, checklist_done_again], acts.place_again,          [order_share_card, index_story, announce, choose_related, tell_byline], ("note",)),
    Row("expire",         ANY,                         SAME,      "publish",   [is_live, has_time],                      acts.end_at,               [order_share_card, index_story, announce], ("time",)),
    Row("discard changes", {DRAFT, FILED},             PUBLISHED, "file",      [is_own_or_editor, is_live],              acts.restore_live_words,   [index_story]),
    Row("spike",          ANY - {SPIKED},              SPIKED,    "spike",     [has_note, is_not_out],                   acts.unpin_words,          [tell_byline], ("note",)),
    Row("revive",         {SPIKED},                    DRAFT,     "spike",     [has_note],                               None,                      [tell_byline], ("note",)),
)}
# Made by the engine itself, when a save changes the words of an approved or published story.
REVISE = Row("revise",    {APPROVED, PUBLISHED},       SAME,      "file",      [],                                       acts.drop_approval,        [index_story, tell_desk])
# fmt: on

AFTER_SAVING = [index_story]
AFTER_ROUTING = [order_share_card, index_story, choose_related, announce_routing]
AFTER_ARRANGING = [keep_choice]
