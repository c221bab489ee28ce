"""The one exception of a start that failed for a reason we can tell."""


class StartProblem(Exception):
    """The cause in a sentence, and what to do next where that is known."""

    def __init__(self, cause, hint="", detail=""):
        super().__init__(cause)
        self.cause = cause
        self.hint = hint
        self.detail = detail
