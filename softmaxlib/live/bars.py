"""The live figure of notebook 1: drag a score, and watch it become positive, then a share."""

import math

import numpy as np
import traitlets

from softmaxlib.functions import softmax
from softmaxlib.live.base import LiveFigure, class_names, finite_number, finite_numbers
from softmaxlib.palette import class_labels
from softmaxlib.wording import number

LARGEST_SHIFT = 10
LARGEST_SCORE = 100


class Bars(LiveFigure, scripts=("controls.js", "rows.js", "bars.js")):
    """Three rows of bars, *score → positive → share*, a column a class; drag the scores.

    logits          the scores, 2 to 6 of them
    labels          the names of the classes
    low, high       how far a score can be dragged; -3 to 5, or wider where the logits need it
    shift           the same number added to every score, -10 to 10
    plain_division  True: share by score / sum of scores instead of softmax
    controls        False: the bars alone, without shift, plain division and Reset

    All of them follow the learner's hand, and assigning to one moves the picture: `bars.logits =
    [0, 0, 0]`. `bars.shares` holds the bottom row.
    """

    logits = traitlets.Any().tag(sync=True)
    labels = traitlets.Any().tag(sync=True)
    low = traitlets.Any().tag(sync=True)
    high = traitlets.Any().tag(sync=True)
    shift = traitlets.Any(0.0).tag(sync=True)
    plain_division = traitlets.Bool(False).tag(sync=True)
    controls = traitlets.Bool(True).tag(sync=True)
    _start = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        logits=(2.0, 1.0, 0.1),
        labels=None,
        low=None,
        high=None,
        shift=0.0,
        plain_division=False,
        controls=True,
    ):
        logits = finite_numbers("logits", logits, -LARGEST_SCORE, LARGEST_SCORE)
        labels = class_names("labels", class_labels(len(logits)) if labels is None else labels)
        if len(logits) != len(labels):
            raise ValueError(f"{len(labels)} labels need {len(labels)} logits, not {len(logits)}")
        low = min(-3, math.floor(min(logits))) if low is None else low
        high = max(5, math.ceil(max(logits))) if high is None else high
        low = finite_number("low", low, -LARGEST_SCORE, LARGEST_SCORE)
        high = finite_number("high", high, -LARGEST_SCORE, LARGEST_SCORE)
        if low >= high:
            raise ValueError(f"low should be smaller than high, not {low:g} and {high:g}")
        finite_numbers("logits", logits, low, high)
        start = {"logits": logits, "shift": shift, "plain_division": plain_division}
        super().__init__(
            labels=labels, low=low, high=high, controls=controls, _start=start, **start
        )

    @traitlets.validate("low", "high")
    def _check_range(self, proposal):
        name = proposal["trait"].name
        value = finite_number(name, proposal["value"], -LARGEST_SCORE, LARGEST_SCORE)
        low, high = (value, self.high) if name == "low" else (self.low, value)
        if None not in (low, high, self.logits):
            if low >= high:
                raise ValueError(f"low should be smaller than high, not {low:g} and {high:g}")
            finite_numbers("logits", self.logits, low, high)
        return value

    @traitlets.validate("logits")
    def _check_logits(self, proposal):
        logits = finite_numbers("logits", proposal["value"], self.low, self.high)
        if len(logits) != len(self.labels):
            raise ValueError(
                f"{len(self.labels)} labels need {len(self.labels)} logits, not {len(logits)}"
            )
        return logits

    @traitlets.validate("labels")
    def _check_labels(self, proposal):
        labels = class_names("labels", proposal["value"])
        if self.logits is not None and len(labels) != len(self.logits):
            raise ValueError(
                f"{len(self.logits)} logits need {len(self.logits)} labels, not {len(labels)}"
            )
        return labels

    @traitlets.validate("shift")
    def _check_shift(self, proposal):
        return finite_number("shift", proposal["value"], -LARGEST_SHIFT, LARGEST_SHIFT)

    @property
    def scores(self):
        """The top row: the logits with the shift added, a list of floats."""
        return [logit + self.shift for logit in self.logits]

    @property
    def shares(self):
        """The bottom row, a list of floats; nan where plain division would divide by 0."""
        scores = self.scores
        if not self.plain_division:
            return softmax(scores).tolist()
        total = sum(scores)
        return [math.nan if abs(total) < 1e-12 else score / total for score in scores]

    @property
    def numbers(self):
        scores = self.scores
        return {"scores": scores, "positives": np.exp(scores).tolist(), "shares": self.shares}

    def describe(self):
        """Return the figure in words: each class with its score and its share."""
        rows = zip(self.labels, self.scores, self.shares, strict=True)
        each = [f"{label}: score {number(z)}, share {number(share)}" for label, z, share in rows]
        way = "plain division" if self.plain_division else "softmax"
        return f"scores become shares by {way}. {'; '.join(each)}."
