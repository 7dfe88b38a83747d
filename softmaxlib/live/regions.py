"""The live figure of notebook 4: three classes over two planes of their logits, one point."""

import numpy as np
import traitlets

from softmaxlib.functions import softmax
from softmaxlib.live.base import (
    LiveFigure,
    Moved,
    RefusedValue,
    class_names,
    finite_number,
    finite_numbers,
)
from softmaxlib.logit_planes import ACROSS, REACH, SLICE, meeting_point, sectors
from softmaxlib.palette import class_labels
from softmaxlib.wording import number

MOST_RAISED = 1
_TIE = 1e-9  # scores closer than that count as equal


class Regions(
    LiveFigure,
    scripts=("controls.js", "plot.js", "regions_plane.js", "regions_rows.js", "regions.js"),
    styles=("regions.css",),
):
    """Which of three classes leads, in two planes of logit space; drag the point in either.

    logits  three logits. The third is subtracted from all, which changes no share; then the
            first two should lie between -4 and 4
    raised  a number from -1 to 1, added to the first class's logit everywhere (a bias)
    labels  the names of the three classes

    Left the slice in which the third logit is 0, right the plane at right angles to (1, 1, 1). All
    of them follow the learner's hand, and assigning to one moves the picture: `regions.logits =
    [0, 0, 0]`. `regions.scores` are the logits with the first one raised, `regions.shares` their
    softmax.
    """

    logits = Moved()
    raised = Moved(0.0)
    labels = Moved()
    _start = traitlets.Dict().tag(sync=True)

    def __init__(self, logits=(2.0, 1.0, 0.1), raised=0.0, labels=None):
        labels = class_labels(3) if labels is None else labels
        start = {"logits": _with_third_0(logits), "raised": _checked_raised(raised)}
        super().__init__(labels=labels, _start=start, **start)

    @traitlets.validate("logits")
    def _check_logits(self, proposal):
        return _with_third_0(proposal["value"])

    @traitlets.validate("raised")
    def _check_raised(self, proposal):
        return _checked_raised(proposal["value"])

    @traitlets.validate("labels")
    def _check_labels(self, proposal):
        labels = class_names("labels", proposal["value"])
        if len(labels) != 3:
            raise RefusedValue(f"labels: 3 names are needed, not {len(labels)}")
        return labels

    @property
    def scores(self):
        """The logits in the slice, with the first one raised: a list of three floats."""
        first, *others = self.logits
        return [first + self.raised, *others]

    @property
    def shares(self):
        """The shares of the three classes, a list of floats."""
        return softmax(self.scores).tolist()

    @property
    def leaders(self):
        """The numbers of the classes with the largest score: one, or all that are level."""
        scores = self.scores
        return [k for k in range(3) if max(scores) - scores[k] < _TIE]

    @property
    def numbers(self):
        """What the page computes: `across` is the point's place in the plane on the right,
        `scores_across` its three scores there; per plane where all meet, and the angles.
        """
        across = ACROSS @ self.logits
        bias = np.array([self.raised, 0, 0])
        scores_across = across @ ACROSS + bias
        planes = (SLICE, ACROSS)
        return {
            "logits": self.logits,
            "scores": self.scores,
            "shares": self.shares,
            "across": across.tolist(),
            "scores_across": scores_across.tolist(),
            "shares_across": softmax(scores_across).tolist(),
            "leads": [int(k in self.leaders) for k in range(3)],
            "middles": [meeting_point(plane, bias).tolist() for plane in planes],
            "angles": [[end - start for start, end in sectors(plane)] for plane in planes],
        }

    def describe(self):
        """Return the figure in words: who leads at the point, with the scores and shares."""
        names, shares = self.labels, self.shares
        leaders = self.leaders
        if len(leaders) == 1:
            lead = f"{names[leaders[0]]} leads with share {number(shares[leaders[0]])}"
        else:
            told = " and ".join(names[k] for k in leaders) if len(leaders) == 2 else "all three"
            lead = f"{told} share the lead, {number(shares[leaders[0]])} each"
        rows = zip(names, self.scores, shares, strict=True)
        each = [f"{name}: score {number(z)}, share {number(share)}" for name, z, share in rows]
        raised = f", with {names[0]} raised by {number(self.raised)}" if self.raised else ""
        return f"a point in logit space, seen in two planes{raised}; {lead}. {'; '.join(each)}."


def _checked_raised(value):
    return finite_number("raised", value, -MOST_RAISED, MOST_RAISED)


def _with_third_0(logits):
    """Return three logits as a list of floats, less the third, or raise a clear error."""
    logits = finite_numbers("logits", logits)
    if len(logits) != 3:
        raise RefusedValue(f"logits: 3 numbers are needed, not {len(logits)}")
    less = [logit - logits[2] for logit in logits]
    for k, logit in enumerate(less[:2]):
        finite_number(f"logits[{k}] - logits[2]", logit, -REACH, REACH)
    return less
