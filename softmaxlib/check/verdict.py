"""What a check answers."""

from softmaxlib.reply import Reply

PASSED = "passed"
LOOK_AGAIN = "look again"
NOT_ATTEMPTED = "not attempted"

_COLOURS = {PASSED: "#009E73", LOOK_AGAIN: "#D55E00", NOT_ATTEMPTED: "#767676"}


class Verdict(Reply):
    """The answer of one check.

    Attributes
    ----------
    exercise : name of the exercise
    status : "passed", "look again" or "not attempted"
    mistake : slug of the recognised mistake, or None
    candidates : slugs, where several mistakes give the same output; otherwise empty
    message : the whole text, without markup
    """

    def __init__(self, exercise, status, rows, mistake=None, candidates=()):
        said = "not attempted yet" if status == NOT_ATTEMPTED else status
        super().__init__(f"{exercise}: {said}", rows, _COLOURS[status])
        self.exercise = exercise
        self.status = status
        self.mistake = mistake
        self.candidates = tuple(candidates)
