from newsroom.audit.log import record_refusal


class Refused(Exception):
    """A move the rules do not allow. The message names the rule; `rule` is its short name.

    `logged` is set by what wrote the refusal to the log already.
    """

    logged = False

    def __init__(self, message, rule=""):
        super().__init__(message)
        self.rule = rule


def log_refused(kind, refusal, *, by, article):
    """A row of the log for `refusal` of what `by` asked of `article`, once, after its rollback."""
    if not refusal.logged:
        subject = f"story {article.pk or 'new'}"
        record_refusal(kind, by=by, subject=subject, detail={"rule": refusal.rule})
        refusal.logged = True
