class Refused(Exception):
    """A move the rules do not allow. The message names the rule; `rule` is its short name."""

    def __init__(self, message, rule=""):
        super().__init__(message)
        self.rule = rule
