"""The live figure of notebooks 1 to 3: drag a score; it becomes positive, then a share."""

import math

import numpy as np
import traitlets

from softmaxlib.functions import softmax
from softmaxlib.live.base import Moved, finite_number
from softmaxlib.live.scores import ScoresFigure, control_names
from softmaxlib.live.yours import answer_of, checked_function, in_words, name_of, shares_of
from softmaxlib.wording import number

LARGEST_SHIFT = 10  # or as far as the scores reach
TEMPERATURES = (0.05, 100)
CONTROLS = ("shift", "temperature", "plain_division")
USUAL_CONTROLS = ("shift", "plain_division")  # those of notebook 1

SCRIPTS = ("controls.js", "rows.js", "yours.js", "bars_rows.js", "bars.js")


class Bars(ScoresFigure, scripts=SCRIPTS, styles=("bars.css",)):
    """Three rows of bars, *score → positive → share*, a column a class; drag the scores.

    logits          the scores, 2 to 6 of them
    labels          the names of the classes
    low, high       how far a score can be dragged; -3 to 5, or wider where the logits need it
    shift           the same number added to every score, -10 to 10 (further if the scores are)
    plain_division  True: share by score / sum of scores instead of softmax
    controls        which controls stand below, out of "shift", "temperature", "plain_division":
                    ("shift", "temperature"); True: shift and plain division; False: the bars alone
    temperature     every score is divided by it, 0.05 to 100
    yours           a function of your own: it gets an array of the scores and returns as many
                    shares, and its answer is drawn over the bottom row

    All of them follow the learner's hand, and assigning to one moves the picture: `bars.logits =
    [0, 0, 0]`. `bars.shares` holds the bottom row.
    """

    largest_score = 2000

    shift = Moved(0.0)
    temperature = Moved(1.0)
    plain_division = traitlets.Bool(False).tag(sync=True)
    controls = Moved(True)
    yours = traitlets.Any(None)
    # What `yours` is called, and its last answer: scores, shares as text, what it said instead.
    _yours_name = traitlets.Unicode("").tag(sync=True)
    _yours = traitlets.Any(None).tag(sync=True)
    _asked = (None, None)

    def __init__(
        self,
        logits=(2.0, 1.0, 0.1),
        labels=None,
        low=None,
        high=None,
        shift=0.0,
        plain_division=False,
        controls=True,
        *,
        temperature=1.0,
        yours=None,
    ):
        moving = {"shift": shift, "temperature": temperature, "plain_division": plain_division}
        super().__init__(logits, labels, low, high, moving, controls=controls, yours=yours)

    def _check_reach(self, low, high):
        super()._check_reach(low, high)
        _checked_shift(self.shift, low, high)

    @traitlets.validate("shift")
    def _check_shift(self, proposal):
        return _checked_shift(proposal["value"], self.low, self.high)

    @traitlets.validate("temperature")
    def _check_temperature(self, proposal):
        return finite_number("temperature", proposal["value"], *TEMPERATURES)

    @traitlets.validate("controls")
    def _check_controls(self, proposal):
        return control_names(proposal["value"], CONTROLS, USUAL_CONTROLS)

    @traitlets.validate("yours")
    def _check_yours(self, proposal):
        return checked_function(proposal["value"])

    @traitlets.observe("logits", "shift", "temperature", "yours")
    def _ask_yours(self, change):
        # A slow function cannot be flooded: while the kernel is busy, ipywidgets' page keeps what
        # the hand does to itself, and then sends the newest state only.
        function, scores = self.yours, self.scores
        if self._asked == (function, scores):
            return
        try:
            self._yours = answer_of(function, scores)
        except BaseException:  # the stop button: no answer of before must stand here
            self._yours = None
            raise
        self._asked = (function, scores)
        self._yours_name = name_of(function)

    @property
    def scores(self):
        """The top row: (logit + shift) / temperature, a list of floats."""
        return [score / self.temperature for score in self._shifted]

    @property
    def _shifted(self):
        return [logit + self.shift for logit in self.logits]

    @property
    def shares(self):
        """The bottom row, a list of floats; nan where plain division would divide by 0."""
        if not self.plain_division:
            return softmax(self._shifted, temperature=self.temperature).tolist()
        total = 0.0
        for score in self.scores:  # not sum(), which since Python 3.12 rounds in another way
            total += score
        return [math.nan if abs(total) < 1e-12 else score / total for score in self.scores]

    @property
    def numbers(self):
        with np.errstate(over="ignore", under="ignore"):
            positives = np.exp(self.scores).tolist()
        rows = {"scores": self.scores, "positives": positives, "shares": self.shares}
        yours = shares_of(self._yours)
        return {**rows, "yours": yours} if yours else rows

    def describe(self):
        """Return the figure in words: each class with its score and its share."""
        rows = zip(self.labels, self.scores, self.shares, strict=True)
        each = [f"{label}: score {number(z)}, share {number(share)}" for label, z, share in rows]
        way = "plain division" if self.plain_division else "softmax"
        if self.temperature != 1:
            way += f" at temperature {number(self.temperature)}"
        yours = in_words(self._yours_name, self._yours)
        return f"scores become shares by {way}. {'; '.join(each)}.{yours}"


def _checked_shift(shift, low, high):
    furthest = max(LARGEST_SHIFT, -low, high)
    return finite_number("shift", shift, -furthest, furthest)
