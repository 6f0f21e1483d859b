from contextlib import contextmanager

from django.db import transaction

from newsroom.audit.log import record_refusal
from newsroom.turn import take_turn

RIGHT = "articles.curate_front"


class NotCurated(Exception):
    """The front was left as it was. The message says why; `rule` is its short name."""

    def __init__(self, message, rule=""):
        super().__init__(message)
        self.rule = rule


@contextmanager
def curating(what, language, by):
    """A transaction of one who may; what it refuses is logged after it was taken back."""
    try:
        with transaction.atomic():
            if not by.has_perm(RIGHT):
                raise NotCurated("You may not order the front page.", "permission")
            take_turn()
            yield
    except NotCurated as refusal:
        record_refusal(what, by=by, subject=f"front {language}", detail={"rule": refusal.rule})
        raise
