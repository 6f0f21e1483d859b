class Refused(Exception):
    """A move the rules do not allow. The message names the rule; `rule` is its short name.

    `logged` is set by what wrote the refusal to the log already.
    """

    logged = False

    def __init__(self, message, rule=""):
        super().__init__(message)
        self.rule = rule
