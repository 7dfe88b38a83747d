"""The live figure of notebook 4: two logits, of which only the difference counts."""

import math

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
from softmaxlib.palette import class_labels
from softmaxlib.wording import number

LARGEST_LOGIT = 10
SMALLEST_SIDE = 2  # of the plane, in logits
SCRIPTS = ("controls.js", "plot.js", "space.js", "two_logits_plane.js", "two_logits_surface.js")


class TwoLogits(LiveFigure, scripts=(*SCRIPTS, "two_logits.js"), styles=("two_logits.css",)):
    """The plane of two logits, the same as a surface, and the sigmoid across; drag the point.

    logits           the logits of the two classes, where the point starts
    labels           the names of the two classes
    low, high        the ends of the plane
    turn             how the surface is seen: degrees around (-180 to 180) and from above (0 to 90)
    hold_difference  True: the point moves along its line of equal share only

    All of them follow the learner's hand, and assigning to one moves the picture: `plane.logits =
    [0, 0]`. `plane.shares` and `plane.difference` say what the picture shows.
    """

    logits = Moved()
    labels = Moved()
    low = Moved()
    high = Moved()
    turn = Moved()
    hold_difference = traitlets.Bool(False).tag(sync=True)
    _start = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        logits=(2.0, 1.0),
        labels=None,
        low=-4.0,
        high=4.0,
        turn=(-150.0, 25.0),
        hold_difference=False,
    ):
        labels = _two_names(class_labels(2) if labels is None else labels)
        low, high = _checked_ends(low, high)
        start = {
            "logits": _two_numbers("logits", logits, low, high),
            "turn": _checked_turn(turn),
            "hold_difference": hold_difference,
        }
        super().__init__(labels=labels, low=low, high=high, _start=start, **start)

    @traitlets.validate("logits")
    def _check_logits(self, proposal):
        return _two_numbers("logits", proposal["value"], self.low, self.high)

    @traitlets.validate("labels")
    def _check_labels(self, proposal):
        return _two_names(proposal["value"])

    @traitlets.validate("low", "high")
    def _check_range(self, proposal):
        name, value = proposal["trait"].name, proposal["value"]
        ends = {"low": self.low, "high": self.high, name: value}
        if None in ends.values():  # the other one comes next
            return finite_number(name, value, -LARGEST_LOGIT, LARGEST_LOGIT)
        low, high = _checked_ends(**ends)
        if self.logits is not None:
            finite_numbers("logits", self.logits, low, high)
        return low if name == "low" else high

    @traitlets.validate("turn")
    def _check_turn(self, proposal):
        return _checked_turn(proposal["value"])

    @property
    def difference(self):
        """The first logit minus the second."""
        return self.logits[0] - self.logits[1]

    @property
    def shares(self):
        """The shares of the two classes, a list of two floats."""
        return softmax(self.logits).tolist()

    @property
    def numbers(self):
        p, q = self.shares
        slope = p * q  # over the difference; across the lines of the plane it is larger
        slopes = {"slope": slope, "slope_across": math.sqrt(2) * slope}
        return {"shares": [p, q], "difference": self.difference, **slopes}

    def describe(self):
        """Return the figure in words: the point, its difference and its shares."""
        first, second = self.labels
        z1, z2 = map(number, self.logits)
        p, q = map(number, self.shares)
        difference = number(round(self.difference, 9))  # 0.3 - 0.1 is not quite 0.2
        return (
            f"two logits make one difference, and that makes the share. {first} {z1}, {second} "
            f"{z2}: difference {difference}, share of {first} {p}, share of {second} {q}."
        )


def _two_names(labels):
    labels = class_names("labels", labels)
    if len(labels) != 2:
        raise RefusedValue(f"labels: 2 names are needed, not {len(labels)}")
    return labels


def _two_numbers(name, values, low, high):
    values = finite_numbers(name, values, low, high)
    if len(values) != 2:
        raise RefusedValue(f"{name}: 2 numbers are needed, not {len(values)}")
    return values


def _checked_ends(low, high):
    low = finite_number("low", low, -LARGEST_LOGIT, LARGEST_LOGIT)
    high = finite_number("high", high, -LARGEST_LOGIT, LARGEST_LOGIT)
    if high - low < SMALLEST_SIDE:
        raise RefusedValue(
            f"high should be larger than low by {SMALLEST_SIDE} or more, not {low:g} and {high:g}"
        )
    return low, high


def _checked_turn(turn):
    around, up = _two_numbers("turn", turn, -180, 180)
    return [around, finite_number("turn[1]", up, 0, 90)]
